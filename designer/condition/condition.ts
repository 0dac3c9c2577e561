/** A branch's condition as rows of field – comparison – value, written as FEEL and read back from exactly that FEEL. */

export type Comparison =
  | 'is'
  | 'is-not'
  | 'more'
  | 'at-least'
  | 'less'
  | 'at-most'
  | 'contains'
  | 'includes'
  | 'empty'
  | 'filled';

/** `setting`: compared with a setting of the release, `settings.maxRedo`. */
export type LiteralType = 'text' | 'number' | 'boolean' | 'date' | 'setting';

export interface ConditionRow {
  /** Path of a field: `amount`, `applicant.community`, `settings.limit`. */
  readonly field: string;
  readonly comparison: Comparison;
  readonly type: LiteralType;
  /** As typed; ignored by `empty` and `filled`. */
  readonly value: string;
}

export interface Condition {
  readonly join: 'and' | 'or';
  readonly rows: readonly ConditionRow[];
}

const SIGNS: Partial<Record<Comparison, string>> = {
  is: '=',
  'is-not': '!=',
  more: '>',
  'at-least': '>=',
  less: '<',
  'at-most': '<=',
};

/** FEEL with its leading `=`, as the drawing holds it; no rows give an empty text. */
export function conditionToFeel({ join, rows }: Condition): string {
  return rows.length === 0 ? '' : `=${rows.map(rowToFeel).join(` ${join} `)}`;
}

function rowToFeel({ field, comparison, type, value }: ConditionRow): string {
  if (comparison === 'empty') return `${field} = null`;
  if (comparison === 'filled') return `${field} != null`;
  if (comparison === 'contains') return `contains(${field}, ${quote(value)})`;
  if (comparison === 'includes') return `list contains(${field}, ${quote(value)})`;
  return `${field} ${SIGNS[comparison]} ${literal(type, value)}`;
}

function literal(type: LiteralType, value: string): string {
  if (type === 'number') return NUMBER.test(value.trim()) ? value.trim() : quote(value);
  if (type === 'boolean') return value === 'true' ? 'true' : 'false';
  if (type === 'setting') return `settings.${value}`;
  if (type === 'date') return `date(${quote(value)})`;
  return quote(value);
}

const quote = (text: string) => `"${text.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`;
const unquote = (text: string) => text.replace(/\\(["\\])/g, '$1');

const NUMBER = /^-?\d+(\.\d+)?$/;
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*`;
const TEXT = String.raw`"((?:[^"\\]|\\["\\])*)"`;
const ROW = {
  nothing: new RegExp(`^(${NAME}) (!?=) null$`, 'u'),
  within: new RegExp(`^(list )?contains\\((${NAME}), ${TEXT}\\)$`, 'u'),
  compare: new RegExp(`^(${NAME}) (!?=|[<>]=?) (.+)$`, 'su'),
  text: new RegExp(`^${TEXT}$`, 'su'),
  setting: new RegExp(`^settings\\.(${NAME})$`, 'u'),
  date: new RegExp(`^date\\(${TEXT}\\)$`, 'u'),
};

/** Rows for FEEL that rows could have written; undefined for anything else, which is then edited as text. */
export function feelToCondition(source: string): Condition | undefined {
  const body = source.trim().replace(/^=\s*/, '');
  if (body === '') return { join: 'and', rows: [] };
  const { parts, joins } = split(body);
  const join = joins[0] ?? 'and';
  if (joins.some((one) => one !== join)) return undefined;
  const rows = parts.map(readRow);
  return rows.every((row) => row !== undefined) ? { join, rows } : undefined;
}

/** Cuts at `and` / `or` outside texts and brackets. */
function split(body: string): { parts: string[]; joins: ('and' | 'or')[] } {
  const joins: ('and' | 'or')[] = [];
  const parts = [''];
  const token = /"(?:[^"\\]|\\.)*"|[()]|\s+(and|or)\s+|./gsu;
  let depth = 0;
  for (const [text, join] of body.matchAll(token)) {
    if (text === '(') depth++;
    if (text === ')') depth--;
    if (join && depth === 0) {
      joins.push(join as 'and' | 'or');
      parts.push('');
    } else parts[parts.length - 1] += text;
  }
  return { parts, joins };
}

function readRow(raw: string): ConditionRow | undefined {
  const source = tidy(raw);
  const nothing = ROW.nothing.exec(source);
  if (nothing) return row(nothing[1], nothing[2] === '=' ? 'empty' : 'filled', 'text', '');
  const within = ROW.within.exec(source);
  if (within) return row(within[2], within[1] ? 'includes' : 'contains', 'text', unquote(within[3] ?? ''));
  const compare = ROW.compare.exec(source);
  if (!compare) return undefined;
  const comparison = (Object.keys(SIGNS) as Comparison[]).find((one) => SIGNS[one] === compare[2]);
  const value = readLiteral(compare[3] ?? '');
  return comparison && value ? row(compare[1], comparison, value.type, value.value) : undefined;
}

function readLiteral(source: string): { type: LiteralType; value: string } | undefined {
  if (NUMBER.test(source)) return { type: 'number', value: source };
  if (source === 'true' || source === 'false') return { type: 'boolean', value: source };
  const setting = ROW.setting.exec(source);
  if (setting) return { type: 'setting', value: setting[1] ?? '' };
  const date = ROW.date.exec(source);
  if (date) return { type: 'date', value: unquote(date[1] ?? '') };
  const text = ROW.text.exec(source);
  return text ? { type: 'text', value: unquote(text[1] ?? '') } : undefined;
}

const row = (field = '', comparison: Comparison, type: LiteralType, value: string): ConditionRow => ({
  field,
  comparison,
  type,
  value,
});

/** One space around signs, none at the ends; texts in quotes stay as they are. */
function tidy(source: string): string {
  return source
    .split(/("(?:[^"\\]|\\.)*")/su)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/\s+/g, ' ')
            .replace(/ ?(!=|<=|>=|(?<![!<>])=|<(?!=)|>(?!=)) ?/g, ' $1 ')
            .replace(/\( /g, '(')
            .replace(/ \)/g, ')')
            .replace(/ ?, ?/g, ', '),
    )
    .join('')
    .trim();
}
