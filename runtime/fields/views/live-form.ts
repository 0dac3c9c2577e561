/**
 * The form while it is being filled in. Formily keeps what was typed (also under hidden fields, so that it comes back
 * when they are shown again) and tells of changes; what is visible, required, wrong and kept is the verdict's word.
 */
import { createForm, type Form, isArrayField, onFormValuesChange } from '@formily/core';
import { toJS } from '@formily/reactive';
import type { Verdict } from '#runtime/form';
import {
  accessOf,
  type CompiledForm,
  evaluate,
  type FormNode,
  hasProtectedColumns,
  narrowValues,
  nodeAt,
} from '#runtime/form/core';
import type { StepRights } from '#runtime/model';
import { type Cell, cell } from '#runtime/ui';
import { equalValues, isList, isRecord, type Value, type Variables } from '#runtime/values';
import type { FieldServices } from '../view-types.ts';

const EVERYTHING: StepRights = { otherwise: 'edit', fields: {} };
/** Computed values may decide about computed values; one pass settles them, the second proves it. */
const MOST_PASSES = 4;

export interface LiveForm {
  readonly compiled: CompiledForm;
  readonly formily: Form;
  readonly verdict: Cell<Verdict>;
  /** What was typed, of this form's fields only. */
  typed(): Variables;
  /** What a person does to one place. */
  change(path: string, value: Value): void;
  /** Tidies one place as the verdict does: called when the person leaves it. */
  tidy(path: string): void;
  removeRow(path: string, row: number): Promise<void>;
  /** How many rows, from the first, may not be taken away: they hold what this step may not write. */
  lockedRows(rows: FormNode): number;
  /** What came from elsewhere: shown at once where nobody typed. */
  receive(values: Variables): void;
}

export interface LiveOptions {
  readonly compiled: CompiledForm;
  readonly values: Variables;
  readonly rights: StepRights | undefined;
  readonly services: () => FieldServices;
  onChange(values: Variables, verdict: Verdict): void;
}

export function createLiveForm({ compiled, values, rights, services, onChange }: LiveOptions): LiveForm {
  let stored = values;
  let told: Variables = values;
  let isSettling = true;
  const typedKeys = new Set<string>();
  // Narrowed here as well: whatever an app hands in, what is masked is not seen.
  const known = (all: Variables) => narrowValues(compiled, all, rights ?? EVERYTHING);
  const formily = createForm({
    values: known(values) as Record<string, Value>,
    effects: () => onFormValuesChange(() => settle(true)),
  });
  const typed = (): Variables => known(toJS(formily.values) as Variables);
  const judge = (): Verdict => {
    const { now, zone, places } = services();
    const limits = places.length > 0 ? { places } : {};
    return evaluate(compiled, {
      values: typed(),
      stored,
      now: now(),
      zone,
      ...limits,
      ...(rights ? { rights } : {}),
    });
  };
  const computed = compiled.nodes.filter(isComputed);

  /** Writes what was computed into the form, so that it is seen. */
  const writeComputed = (verdict: Verdict): boolean => {
    let isChanged = false;
    for (const path of Object.keys(verdict.fields)) {
      const node = nodeAt(compiled, path);
      if (!node || !computed.includes(node) || verdict.fields[path]?.access !== 'edit') continue;
      if (!verdict.fields[path]?.visible) continue;
      const value = valueAt(verdict.values, path) ?? null;
      if (equalValues(valueAt(typed(), path) ?? null, value)) continue;
      formily.setValuesIn(path, value);
      isChanged = true;
    }
    return isChanged;
  };

  const settle = (isTold: boolean) => {
    if (isSettling) return;
    isSettling = true;
    try {
      let verdict = judge();
      for (let pass = 0; pass < MOST_PASSES && writeComputed(verdict); pass += 1) verdict = judge();
      result.set(verdict);
      if (!isTold) return;
      told = typed();
      onChange(told, verdict);
    } finally {
      isSettling = false;
    }
  };
  const result = cell(judge());
  isSettling = false;
  settle(false);

  return {
    compiled,
    formily,
    verdict: result,
    typed,
    change(path, value) {
      typedKeys.add(path.split('.')[0] ?? path);
      formily.setValuesIn(path, value);
    },
    tidy(path) {
      const node = nodeAt(compiled, path);
      const value = valueAt(typed(), path);
      if (!node || value === undefined) return;
      const { now, zone, places } = services();
      const tidied = node.rule.normalise(value, { schema: node.schema, path, now: now(), zone, places });
      if (!equalValues(tidied, value)) formily.setValuesIn(path, tidied);
    },
    async removeRow(path, row) {
      typedKeys.add(path.split('.')[0] ?? path);
      const field = formily.query(path).take();
      // Formily moves the state of the rows below along with their values.
      if (isArrayField(field)) await field.remove(row);
    },
    lockedRows(rows) {
      if (!hasProtectedColumns(rows, accessOf(compiled, rights))) return 0;
      const before = valueAt(stored, rows.path);
      return isList(before) ? before.length : 0;
    },
    receive(next) {
      // The app hands back what it was told: nothing came from elsewhere.
      if (next === stored || next === told || equalValues(known(next), told)) return;
      stored = next;
      isSettling = true;
      for (const [key, value] of Object.entries(known(next))) {
        if (!typedKeys.has(key) && !equalValues(valueAt(typed(), key), value))
          formily.setValuesIn(key, value);
      }
      isSettling = false;
      // Told as well: whoever sends the form sends what stands in it now, not what stood there before the change.
      settle(true);
    },
  };
}

function isComputed(node: FormNode): boolean {
  return (
    node.holds === 'leaf' &&
    (node.base.value !== undefined ||
      node.derived !== undefined ||
      node.reactions.some((one) => one.fulfill.value !== undefined || one.otherwise.value !== undefined))
  );
}

/** The value at a place like `members.0.name`. */
export function valueAt(values: Variables, path: string): Value | undefined {
  let here: Value | undefined = values;
  for (const step of path.split('.')) {
    if (isList(here)) here = here[Number(step)];
    else if (isRecord(here) && Object.hasOwn(here, step)) here = here[step];
    else return undefined;
  }
  return here;
}
