/** Units: made, renamed, moved, closed from a day on. Never removed. */
import type { UnitKind } from '#runtime/model';
import type { UnitResource } from '#runtime/wire';
import { readAs } from '#server/host';
import { forbidden, invalid, notFound, ProblemException, versionConflict } from '#server/problem';
import { type Caller, unitsUnder } from '#server/security';
import type { Json, Store } from '#server/store';
import type { UnitDoc } from './documents.ts';
import { unitInScope } from './rights.ts';
import type { Snapshots } from './snapshot.ts';

export interface UnitChange {
  readonly name?: string | undefined;
  readonly parent?: string | undefined;
  readonly validTo?: string | undefined;
}

export interface Units {
  list(caller: Caller): Promise<readonly UnitResource[]>;
  add(
    caller: Caller,
    id: string,
    unit: { readonly name: string; readonly kind: UnitKind; readonly parent?: string | undefined },
  ): Promise<UnitResource>;
  change(caller: Caller, id: string, change: UnitChange, version: number): Promise<UnitResource>;
}

export function toUnit(doc: UnitDoc): UnitResource {
  return {
    id: doc._id,
    name: doc.name,
    kind: doc.kind,
    ...(doc.parent === undefined ? {} : { parent: doc.parent }),
    validFrom: doc.validFrom,
    ...(doc.validTo === undefined ? {} : { validTo: doc.validTo }),
    version: doc.version,
  };
}

/** @param today the street's day, e.g. `2026-11-22` */
export function createUnits(store: Store, snapshots: Snapshots, today: () => string): Units {
  return {
    async list(caller) {
      const { units } = await snapshots.of(caller.space);
      return units.map(toUnit);
    },

    async add(caller, id, { name, kind, parent }) {
      const snapshot = await snapshots.of(caller.space);
      if (parent === undefined && !caller.whole) throw forbidden();
      if (parent !== undefined) unitInScope(caller, snapshot, parent);
      const twin = snapshot.units.find((unit) => unit.name === name && unit.parent === parent);
      if (twin && twin._id !== id) throw nameTaken(name);
      const { doc } = await store.insertOnce('units', {
        _id: id,
        space: caller.space,
        name,
        kind,
        ...(parent === undefined ? {} : { parent }),
        validFrom: today(),
      });
      snapshots.forget(caller.space);
      return toUnit(readAs<UnitDoc>(doc));
    },

    async change(caller, id, change, version) {
      const snapshot = await snapshots.of(caller.space);
      unitInScope(caller, snapshot, id);
      if (change.parent !== undefined) {
        unitInScope(caller, snapshot, change.parent);
        if (unitsUnder(snapshot.directory.units, id).includes(change.parent)) throw ring();
      }
      const $set: Record<string, Json> = {};
      for (const [key, value] of Object.entries(change)) if (value !== undefined) $set[key] = value;
      const doc = await store.updateIf('units', id, { version }, { $set });
      snapshots.forget(caller.space);
      if (doc) return toUnit(readAs<UnitDoc>(doc));
      const current = await store.load('units', id);
      if (!current) throw notFound({ zh: '单位', en: 'unit' });
      throw versionConflict(toUnit(readAs<UnitDoc>(current)));
    },
  };
}

function nameTaken(name: string): ProblemException {
  return new ProblemException(
    'name-taken',
    409,
    { zh: `同一上级下已有“${name}”`, en: `There is already a "${name}" under the same unit` },
    {
      mend: {
        zh: '请换一个名称，或修改已有的单位。',
        en: 'Choose another name, or change the one that is there.',
      },
    },
  );
}

function ring(): ProblemException {
  return invalid([
    {
      path: 'parent',
      code: 'ring',
      message: {
        zh: '上级单位不能是自己或自己的下级',
        en: 'A unit cannot stand under itself or a unit below it',
      },
    },
  ]);
}
