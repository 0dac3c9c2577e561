import type { DirectoryLists } from '#designer/app';
import { feelToCondition } from '#designer/condition';
import type { Locale } from '#runtime/model';
import { pick, say } from '#runtime/ui';
import type { DesignBody } from '#runtime/wire';
import { explainFeel } from '../model/explain.ts';
import { itemsAround, readLoop } from '../model/loop.ts';
import type { Moddle } from '../model/moddle.ts';
import { refOf, textOf } from '../model/moddle.ts';
import { readSettings, type Settings } from '../model/settings.ts';
import { formFields } from '../panel/fields.ts';
import { panelWords } from '../panel/panel-words.ts';

interface Known {
  readonly body: DesignBody;
  readonly directory: DirectoryLists;
  readonly locale: Locale;
}

/** Who and by when, in a few words for a line of the outline. */
export function stepSummary(model: Moddle, known: Known): { who?: string; when?: string } {
  const { assignment, deadline } = readSettings(model);
  const loop = readLoop(model);
  const who = [
    loop &&
      loop !== 'other' &&
      say(panelWords, known.locale)(model.$type === 'bpmn:UserTask' ? LOOPS[loop.mode] : 'shortEach'),
    assignment && whoText(model, assignment, known),
  ].filter(Boolean);
  return {
    ...(who.length > 0 && { who: who.join(' · ') }),
    ...(deadline && { when: whenText(deadline, known) }),
  };
}

const LOOPS = { all: 'shortAll', any: 'shortAny', turn: 'shortTurn' } as const;
/** A formula longer than this is only named in a line; the panel says it whole. */
const SHORT = 20;

function formulaText(model: Moddle, feel: string, locale: Locale): string {
  const word = say(panelWords, locale);
  const names = new Map(itemsAround(model).map((item) => [item, word('member')]));
  const words = explainFeel(feel, names, locale);
  return words.length > SHORT ? word('amountFormula') : words;
}

function whoText(
  model: Moddle,
  assignment: NonNullable<Settings['assignment']>,
  { body, directory, locale }: Known,
): string {
  const word = say(panelWords, locale);
  const { kind, person, unit, role, field } = assignment;
  const feel = [person, unit, role].find((one) => one?.startsWith('='));
  if (feel) return formulaText(model, feel, locale);
  const postName =
    directory.posts.find((post) => post.role === role && (!unit || post.unit === unit))?.name ?? role ?? '';
  switch (kind) {
    case 'person':
      return directory.people.find((one) => one.id === person)?.name ?? word('whoPerson');
    case 'post':
      return [directory.units.find((one) => one.id === unit)?.name, postName].filter(Boolean).join(' · ');
    case 'role': {
      const spec = body.roleSpecs.find((one) => one.key === role);
      return spec ? pick(spec.label, locale) : word('whoRole');
    }
    case 'applicant-community':
      return postName || word('whoCommunity');
    case 'field':
      return itemsAround(model).includes(field ?? '')
        ? word('member')
        : `${word('whoField')} ${fieldTitle(body, field, locale)}`;
    case 'superior':
      return word('whoSuperior');
    case 'applicant':
      return word('whoApplicant');
    default:
      return '';
  }
}

function fieldTitle(body: DesignBody, path: string | undefined, locale: Locale): string {
  const fields = Object.keys(body.forms).flatMap((key) => formFields(body, key));
  const field = fields.find((one) => one.path === path);
  return field ? pick(field.title, locale) : (path ?? '');
}

const UNIT_WORDS = {
  minute: 'unitMinute',
  hour: 'unitHour',
  'calendar-day': 'unitDay',
  'working-day': 'unitWorkday',
} as const;

function whenText({ amount, unit }: NonNullable<Settings['deadline']>, { body, locale }: Known): string {
  const key = /^=\s*settings\.(\w+)$/.exec(amount)?.[1];
  if (amount.startsWith('=') && !key) return say(panelWords, locale)('byFormula');
  const spec = body.settingSpecs.find((one) => one.key === key);
  const number = key ? String(body.settings[key] ?? spec?.default ?? amount) : amount;
  return `${number} ${say(panelWords, locale)(UNIT_WORDS[unit] ?? 'unitDay')}`;
}

/** A branch in words: its name, its condition, or "in all other cases". */
export function branchText(flow: Moddle, { body, locale }: Known): string {
  const word = say(panelWords, locale);
  if (flow.name) return flow.name;
  const from = refOf(flow, 'sourceRef');
  if (from && refOf(from, 'default') === flow) return word('otherwiseFlow');
  const expression = refOf(flow, 'conditionExpression');
  const source = expression && textOf(expression, 'body');
  if (!source) return '';
  const condition = feelToCondition(source);
  if (!condition) return source.replace(/^=/, '');
  const fields = Object.keys(body.forms).flatMap((key) => formFields(body, key));
  const and = condition.join === 'and' ? word('allOf') : word('anyOf');
  const rows = condition.rows.map((row) => {
    const field = fields.find((one) => one.path === row.field);
    const option = field?.options.find((one) => one.value === row.value);
    const name = field
      ? pick(field.title, locale)
      : row.field === 'outcome'
        ? word('outcomeField')
        : row.field;
    const value = option ? pick(option.label, locale) : row.value;
    return `${name}${word(row.comparison === 'empty' ? 'empty2' : row.comparison)}${value}`;
  });
  return rows.length > 1 ? `${and}：${rows.join('，')}` : rows.join('');
}
