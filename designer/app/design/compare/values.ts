import type { Text } from '#runtime/model';
import type { DesignBody, ServicePage } from '#runtime/wire';
import { same } from '../diff.ts';
import { pageWords } from '../page-words.ts';
import { both, type Change, text } from './types.ts';

const NOTHING = text('（空）', '(empty)');
const YES = text('是', 'yes');
const NO = text('否', 'no');

const PAGE: Readonly<Record<keyof ServicePage, keyof typeof pageWords>> = {
  title: 'name',
  titleEn: 'nameEn',
  summary: 'summary',
  forWhom: 'forWhom',
  howLong: 'howLong',
  bring: 'bring',
  minutes: 'minutes',
  access: 'access',
  phone: 'phone',
  prefix: 'prefix',
  group: 'group',
};

/** Lines of the service page that differ, each with both values. */
export function pageChanges(before: ServicePage, after: ServicePage): readonly Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof ServicePage)[];
  return keys
    .filter((key) => !same(before[key], after[key]))
    .map((key) => ({
      kind: 'changed' as const,
      what: pageWord(PAGE[key]) ?? both(key),
      from: key === 'access' ? (pageWord(before.access) ?? NOTHING) : valueText(before[key]),
      to: key === 'access' ? (pageWord(after.access) ?? NOTHING) : valueText(after[key]),
    }));
}

function pageWord(key: keyof typeof pageWords | undefined): Text | undefined {
  const pair = key && pageWords[key];
  return pair && text(pair[0], pair[1]);
}

/** Values of settings that differ, under the labels of either side. */
export function settingChanges(before: DesignBody, after: DesignBody): readonly Change[] {
  const specs = new Map([...before.settingSpecs, ...after.settingSpecs].map((spec) => [spec.key, spec]));
  return keyed(before.settings, after.settings, (key) => specs.get(key)?.label, valueText);
}

/** Who holds a role; `who` tells a unit's post by its name. */
export function roleChanges(
  before: DesignBody,
  after: DesignBody,
  who: (unit: string, role: string) => string,
): readonly Change[] {
  const specs = new Map([...before.roleSpecs, ...after.roleSpecs].map((spec) => [spec.key, spec]));
  return keyed(
    before.roles,
    after.roles,
    (key) => specs.get(key)?.label,
    (value) => (value ? both(who(value.unit, value.role)) : NOTHING),
  );
}

/** Settings or roles that came, went, or are described anew. */
export function specChanges(
  before: readonly { readonly key: string; readonly label: Text }[],
  after: readonly { readonly key: string; readonly label: Text }[],
): readonly Change[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((spec) => [spec.key, spec])));
  const changes: Change[] = [];
  for (const spec of after) {
    const was = old?.get(spec.key);
    if (!was) changes.push({ kind: 'added', what: spec.label });
    else if (!same(was.label, spec.label))
      changes.push({ kind: 'changed', what: text('名称', 'Label'), from: was.label, to: spec.label });
    else if (!same(was, spec)) changes.push({ kind: 'changed', what: spec.label });
  }
  for (const spec of before) if (!now?.has(spec.key)) changes.push({ kind: 'removed', what: spec.label });
  return changes.length > 0 ? changes : [{ kind: 'changed', what: text('顺序', 'The order') }];
}

/** A plain value: a name, a switch. */
export const valueChange = (what: Text, from: unknown, to: unknown): readonly Change[] => [
  { kind: 'changed', what, from: valueText(from), to: valueText(to) },
];

function keyed<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  label: (key: string) => Text | undefined,
  show: (value: T | undefined) => Text,
): readonly Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => !same(before[key], after[key]))
    .map((key) => ({
      kind: 'changed' as const,
      what: label(key) ?? both(key),
      from: show(before[key]),
      to: show(after[key]),
    }));
}

const MOST_SHOWN = 80;

/** A value as a person reads it; long lists are cut, since they are only to be told apart. */
function valueText(value: unknown): Text {
  if (value === undefined || value === null || value === '') return NOTHING;
  if (typeof value === 'boolean') return value ? YES : NO;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.length > 0 ? both(value.join('；')) : NOTHING;
  const full = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return both(full.length > MOST_SHOWN ? `${full.slice(0, MOST_SHOWN)}…` : full);
}
