/** Our verdict against Formily's own run of the same form, over many random forms, cases, rights and edits. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FieldAccess } from '#runtime/model';
import { isList, type Value, type Variables } from '#runtime/values';
import { type CompiledForm, compileForm, evaluate, nodeAt } from './index.ts';
import { Oracle, type OracleState, useFeel, withValue } from './test/formily.ts';
import { type Story, story } from './test/generate.ts';
import type { Verdict } from './types.ts';

const covered = {
  chains: 0,
  hidden: 0,
  hiddenThenShown: 0,
  rows: 0,
  linkedRows: 0,
  hiddenRows: 0,
  hiddenGroups: 0,
  requiredByLinkage: 0,
  computed: 0,
  read: 0,
  hide: 0,
  mask: 0,
  protectedColumns: 0,
  valid: 0,
  invalid: 0,
};

beforeAll(useFeel);

describe('our verdict and Formily', () => {
  it('agree on what is visible, required, kept and valid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        await compare(story(draw));
      }),
      { numRuns: 300, endOnFailure: true },
    );
    for (const [what, times] of Object.entries(covered)) expect([what, times > 0]).toEqual([what, true]);
  });
});

async function compare(told: Story): Promise<void> {
  const { form, findings } = compileForm(told.schema);
  expect(findings).toEqual([]);
  const oracle = new Oracle(form, told);
  try {
    let typed: Variables = told.values;
    const seen = new Map<string, 'shown' | 'hidden' | 'back'>();
    await agree(form, told, typed, oracle, seen);
    for (const { path, value } of told.edits) {
      if (!oracle.edit(path, value)) continue;
      typed = withValue(typed, path, value);
      await agree(form, told, typed, oracle, seen);
    }
    count(form, told, seen);
  } finally {
    oracle.close();
  }
}

async function agree(
  form: CompiledForm,
  told: Story,
  typed: Variables,
  oracle: Oracle,
  seen: Map<string, 'shown' | 'hidden' | 'back'>,
): Promise<void> {
  const verdict = evaluate(form, {
    values: typed,
    stored: told.stored,
    rights: told.rights,
    now: 0,
    zone: 'UTC',
  });
  const theirs = await oracle.state();
  expect(ours(form, verdict)).toEqual(theirs);
  keepsProtected(form, told, verdict);
  covered[verdict.valid ? 'valid' : 'invalid'] += 1;
  for (const [path, { visible }] of Object.entries(verdict.fields)) {
    const before = seen.get(path);
    const isFilled = valueAt(typed, path) !== null && valueAt(typed, path) !== '';
    if (visible && before === 'hidden' && isFilled) seen.set(path, 'back');
    else if (visible && before === undefined) seen.set(path, 'shown');
    else if (!visible && before === 'shown') seen.set(path, 'hidden');
  }
}

/** The verdict in the oracle's terms. */
function ours(form: CompiledForm, verdict: Verdict): OracleState {
  const fields = Object.entries(verdict.fields);
  const kept: Record<string, Value> = {};
  for (const [path, { visible, access }] of fields) {
    if (!visible || access !== 'edit' || nodeAt(form, path)?.holds !== 'leaf') continue;
    const value = valueAt(verdict.values, path);
    if (value !== undefined && value !== null) kept[path] = value;
  }
  return {
    visible: fields
      .filter(([, field]) => field.visible)
      .map(([path]) => path)
      .sort(),
    required: fields
      .filter(([, field]) => field.required)
      .map(([path]) => path)
      .sort(),
    kept,
    valid: verdict.valid,
  };
}

/** What the step may not write is what stood there, whatever was sent; and nothing else is. */
function keepsProtected(form: CompiledForm, told: Story, verdict: Verdict): void {
  for (const [path, { access }] of Object.entries(verdict.fields)) {
    if (access === 'edit' || nodeAt(form, path)?.holds !== 'leaf') continue;
    expect([path, valueAt(verdict.values, path)]).toEqual([path, valueAt(told.stored, path)]);
  }
}

function count(form: CompiledForm, told: Story, seen: ReadonlyMap<string, string>): void {
  if ([...seen.values()].includes('back')) covered.hiddenThenShown += 1;
  const rights: readonly FieldAccess[] = Object.values(told.rights.fields);
  for (const access of ['read', 'hide', 'mask'] as const) if (rights.includes(access)) covered[access] += 1;
  const list = told.values.list;
  if (isList(list) && list.length > 0) {
    covered.rows += 1;
    if (form.nodes.some((node) => node.rows && node.linked)) covered.linkedRows += 1;
    if (
      Object.entries(told.rights.fields).some(
        ([path, access]) => path.startsWith('list.') && access !== 'edit',
      )
    ) {
      covered.protectedColumns += 1;
    }
  }
  const verdict = evaluate(form, { ...told, now: 0, zone: 'UTC' });
  for (const node of form.nodes) {
    const state = verdict.fields[node.path];
    if (state && !state.visible && node.linked && state.access === 'edit') {
      if (node.kind === 'group') covered.hiddenGroups += 1;
      else if (node.kind === 'rows') covered.hiddenRows += 1;
      else covered.hidden += 1;
    }
    if (state?.required && node.schema.required !== true) covered.requiredByLinkage += 1;
    if (state?.visible && node.base.value) covered.computed += 1;
    const reads = [node.base.visible, ...node.reactions.map((one) => one.when && { expression: one.when })];
    for (const choice of reads) {
      if (!choice || !('expression' in choice)) continue;
      const sources = choice.expression.names.map((name) => form.byPath.get(name));
      if (sources.some((source) => source?.linked)) covered.chains += 1;
    }
  }
}

function valueAt(values: Variables, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((here, step) => {
    if (isList(here)) return here[Number(step)];
    return typeof here === 'object' && here !== null ? (here as Variables)[step] : undefined;
  }, values);
}
