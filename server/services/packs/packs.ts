/** The gallery of packs, and cloning one into a space. */
import type { Text } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { Design, DesignBody, PackDetail, PackRow } from '#runtime/wire';
import { invalid, notFound } from '#server/problem';
import { bodyOfPack, mergeSettings, type Pack, type PackShelf } from '#templates/schema';
import type { DesignsService } from '../designs/index.ts';
import { freshIds, rewriteBody } from './rewrite.ts';

const PACK: Text = { zh: '模板包', en: 'pack' };

export interface PacksDeps {
  /** Reads the packs; asked once, packs come with the software. */
  readonly load: () => Promise<PackShelf>;
  readonly designs: DesignsService;
  /** Units of a space that roles may be bound to. */
  readonly units: (space: string) => Promise<ReadonlySet<string>>;
}

export interface CloneRequest {
  readonly name: string;
  readonly roles: DesignBody['roles'];
  readonly settings: Variables;
}

export interface PacksService {
  list(): Promise<readonly PackRow[]>;
  get(id: string): Promise<PackDetail>;
  /** @throws ProblemException 422 with errors at `settings.<key>` and `roles.<key>` */
  clone(
    author: { readonly space: string; readonly person: string },
    pack: string,
    design: string,
    request: CloneRequest,
  ): Promise<Design>;
}

export function createPacks(deps: PacksDeps): PacksService {
  let shelf: Promise<PackShelf> | undefined;
  const all = (): Promise<PackShelf> => {
    shelf ??= deps.load().catch((cause) => {
      shelf = undefined;
      throw cause;
    });
    return shelf;
  };
  const find = async (id: string): Promise<Pack> => {
    const pack = (await all()).packs.find((each) => each.file.id === id);
    if (!pack) throw notFound(PACK);
    return pack;
  };

  return {
    list: async () => (await all()).packs.map(toRow),

    async get(id) {
      const pack = await find(id);
      return {
        ...toRow(pack),
        readme: pack.readme,
        settings: pack.file.settings,
        roles: pack.file.roles,
        process: pack.process,
        scenarios: pack.scenarios.map((scenario) => ({ id: scenario.id, title: scenario.title })),
      };
    },

    async clone(author, id, design, request) {
      const pack = await find(id);
      const base = bodyOfPack(pack);
      const { settings, problems } = mergeSettings(pack.file.settings, request.settings);
      const errors = [
        ...problems.map(({ key, message }) => ({ path: `settings.${key}`, code: 'setting', message })),
        ...roleErrors(pack, request.roles, await deps.units(author.space)),
      ];
      if (errors.length > 0) throw invalid(errors);
      const ids = freshIds(base, design.replace(/\W/g, '_'));
      const body = rewriteBody({ ...base, settings, roles: request.roles }, ids);
      return deps.designs.adopt(author, design, request.name, body, {
        pack: pack.file.id,
        packVersion: pack.file.version,
        body: base,
        ids,
      });
    },
  };
}

const toRow = (pack: Pack): PackRow => ({
  id: pack.file.id,
  version: pack.file.version,
  name: pack.file.name,
  summary: pack.file.summary,
  shape: pack.file.shape,
});

/** A role may stay unbound here (publishing will ask for it), but a bound one must point into this space. */
function roleErrors(
  pack: Pack,
  roles: DesignBody['roles'],
  units: ReadonlySet<string>,
): { path: string; code: string; message: Text }[] {
  const known = new Set(pack.file.roles.map((role) => role.key));
  return Object.entries(roles).flatMap(([key, { unit }]) => {
    const path = `roles.${key}`;
    if (!known.has(key)) {
      const message = { zh: '模板包里没有这个角色，请去掉', en: 'The pack has no such role: leave it out' };
      return [{ path, code: 'unknown-role', message }];
    }
    if (!units.has(unit)) {
      const message = { zh: '请从本街道的单位中选择', en: 'Choose a unit of this street' };
      return [{ path, code: 'unknown-unit', message }];
    }
    return [];
  });
}
