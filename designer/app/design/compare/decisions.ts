import type { DecisionView } from '#runtime/dmn';
import { same } from '../diff.ts';
import { type Change, text } from './types.ts';

/** What differs between two states of one file of decisions: tables by name, rules by their number. */
export function decisionChanges(
  before: readonly DecisionView[],
  after: readonly DecisionView[],
): readonly Change[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const now = new Set(after.map((one) => one.id));
  const changes = [
    ...after.flatMap((one) => tableChanges(old.get(one.id), one)),
    ...before
      .filter((one) => !now.has(one.id))
      .map((one): Change => ({ kind: 'removed', what: called(one, '') })),
  ];
  return changes.length > 0 ? changes : [{ kind: 'changed', what: text('写法', 'Notation only') }];
}

const called = ({ name }: DecisionView, more: string, moreEn = more) =>
  text(`“${name}”${more}`, `“${name}”${moreEn}`);

function tableChanges(was: DecisionView | undefined, now: DecisionView): readonly Change[] {
  if (!was) return [{ kind: 'added', what: called(now, '') }];
  const changes: Change[] = [];
  const rulesOf = (view: DecisionView) => view.table?.rules ?? [];
  const old = new Map(rulesOf(was).map((rule) => [rule.id, rule]));
  for (const [at, rule] of rulesOf(now).entries()) {
    const before = old.get(rule.id);
    const what = called(now, `第 ${at + 1} 条`, ` rule ${at + 1}`);
    if (!before) changes.push({ kind: 'added', what });
    else if (!same(before, rule)) changes.push({ kind: 'changed', what });
  }
  for (const [at, rule] of rulesOf(was).entries()) {
    if (rulesOf(now).some((one) => one.id === rule.id)) continue;
    changes.push({ kind: 'removed', what: called(was, `原第 ${at + 1} 条`, ` former rule ${at + 1}`) });
  }
  const shape = ({ table, name, expression, needs }: DecisionView) => [
    ...[name, expression, needs, table?.inputs, table?.outputs, table?.hitPolicy],
  ];
  if (!same(shape(was), shape(now)))
    changes.push({ kind: 'changed', what: called(now, '的列或算法', ': columns or logic') });
  return changes;
}
