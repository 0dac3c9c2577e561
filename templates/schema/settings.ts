import type { Text } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';
import type { SettingColumn, SettingSpec } from '#runtime/wire';

/** A setting whose value cannot be taken, with the way out. */
export interface SettingProblem {
  readonly key: string;
  readonly message: Text;
}

/** What is wrong with one value of a setting; undefined when it fits. */
export function checkSetting(spec: SettingSpec, value: Value): Text | undefined {
  switch (spec.type) {
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return wrong(spec, '一个数字', 'a number');
      if (spec.minimum !== undefined && value < spec.minimum)
        return wrong(spec, `不小于 ${spec.minimum} 的数字`, `a number from ${spec.minimum} up`);
      if (spec.maximum !== undefined && value > spec.maximum)
        return wrong(spec, `不大于 ${spec.maximum} 的数字`, `a number up to ${spec.maximum}`);
      return undefined;
    case 'text':
      return typeof value === 'string' ? undefined : wrong(spec, '一段文字', 'a text');
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrong(spec, '是或否', 'yes or no');
    case 'choice': {
      const choices = (spec.choices ?? []).map((choice) => choice.value);
      return typeof value === 'string' && choices.includes(value)
        ? undefined
        : wrong(spec, `其中一项：${choices.join('、')}`, `one of ${choices.join(', ')}`);
    }
    case 'table':
      return isTable(spec, value) ? undefined : wrong(spec, '按列填写的表格', 'a table with its columns');
  }
}

/** Settings with their defaults, overlaid by what somebody chose; unknown keys are problems too. */
export function mergeSettings(
  specs: readonly SettingSpec[],
  chosen: Variables,
): { readonly settings: Variables; readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const known = new Set(specs.map((spec) => spec.key));
  for (const key of Object.keys(chosen)) {
    if (!known.has(key))
      problems.push({
        key,
        message: { zh: `没有名为“${key}”的参数，请去掉`, en: `There is no setting “${key}”: leave it out` },
      });
  }
  const settings: Record<string, Value> = {};
  for (const spec of specs) {
    const value = Object.hasOwn(chosen, spec.key) ? chosen[spec.key] : undefined;
    const taken = value === undefined ? spec.default : value;
    const message = checkSetting(spec, taken);
    if (message) problems.push({ key: spec.key, message });
    settings[spec.key] = taken;
  }
  return { settings, problems };
}

function isTable(spec: SettingSpec, value: Value): boolean {
  if (!Array.isArray(value)) return false;
  const columns = new Map((spec.columns ?? []).map((column) => [column.key, column]));
  return value.every(
    (row) =>
      typeof row === 'object' &&
      row !== null &&
      !Array.isArray(row) &&
      Object.entries(row).every(([key, cell]) => isCell(columns.get(key), cell as Value)),
  );
}

/** Empty is always allowed: who leads may be left to the dispatcher. */
function isCell(column: SettingColumn | undefined, cell: Value): boolean {
  if (!column) return false;
  const { choices, many } = column;
  if (!choices || cell === '' || cell === null) return true;
  if (typeof cell !== 'string') return false;
  return (many ? cell.split(',') : [cell]).every((one) => choices.some(({ value }) => value === one));
}

function wrong(spec: SettingSpec, zh: string, en: string): Text {
  return { zh: `“${spec.label.zh}”请填${zh}`, en: `“${spec.label.en}” needs ${en}` };
}
