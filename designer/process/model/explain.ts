import type { Locale } from '#runtime/model';

/** Names of variables in words: `urgent` → 是否紧急, `settings.handleDays` → 办理时限; of options: `kind=daily` → 日常哨. */
export type Names = ReadonlyMap<string, string>;

const TOKEN =
  /"(?:[^"\\]|\\.)*"|[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*|\d+(?:\.\d+)?|!=|>=|<=|\*\*|->|\.\.|\s+|./gu;

const WORDS = new Map<string, readonly [string, string]>([
  ['if', ['如果', 'if']],
  ['then', ['，就', ', then']],
  ['else', ['，否则', ', else']],
  ['and', ['并且', 'and']],
  ['or', ['或者', 'or']],
  ['null', ['空', 'nothing']],
  ['true', ['是', 'yes']],
  ['false', ['否', 'no']],
  ['=', ['是', 'is']],
  ['!=', ['不是', 'is not']],
  ['>=', ['不小于', 'at least']],
  ['<=', ['不大于', 'at most']],
  ['>', ['大于', 'more than']],
  ['<', ['小于', 'less than']],
  ['+', ['加', '+']],
  ['-', ['减', '−']],
  ['*', ['乘', '×']],
  ['/', ['除以', '÷']],
]);
const FUNCTIONS: Readonly<Record<string, readonly [string, string]>> = {
  today: ['今天', 'today'],
  now: ['现在', 'now'],
};

/**
 * A formula in words that staff can follow: names become the labels of fields and settings, signs become words. It is
 * only shown beside the formula, never read back.
 */
export function explainFeel(source: string, names: Names, locale: Locale): string {
  const at = locale === 'zh' ? 0 : 1;
  const tokens = (source.trim().replace(/^=/, '').match(TOKEN) ?? []).filter((token) => token.trim() !== '');
  const said: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    const call = FUNCTIONS[token];
    if (call && tokens[i + 1] === '(' && tokens[i + 2] === ')') {
      said.push(call[at]);
      i += 2;
    } else if (token.startsWith('"')) said.push(`“${optionOf(tokens, i, names) ?? token.slice(1, -1)}”`);
    // In `{name: …}` the name is given, not read.
    else if (tokens[i + 1] === ':') said.push(token);
    else said.push(WORDS.get(token)?.[at] ?? nameOf(token, names, locale) ?? token);
  }
  return said
    .join(' ')
    .replace(/ ([，,).\]])/g, '$1')
    .replace(/([([]) /g, '$1')
    .replace(/(\w) \(/g, '$1(')
    .replace(/\)\. /g, ').')
    .trim();
}

/** In `field = "value"` the value is an option of the field: `names` has its label as `field=value`. */
function optionOf(tokens: readonly string[], at: number, names: Names): string | undefined {
  const sign = tokens[at - 1];
  return sign === '=' || sign === '!='
    ? names.get(`${tokens[at - 2]}=${(tokens[at] ?? '').slice(1, -1)}`)
    : undefined;
}

/** A name, or the longest part of a path that has one: `team.role` → 「部门」.role. */
function nameOf(token: string, names: Names, locale: Locale): string | undefined {
  const [open, close] = locale === 'zh' ? '「」' : '‹›';
  const path = token.split('.');
  for (let length = path.length; length > 0; length--) {
    const label = names.get(path.slice(0, length).join('.'));
    const rest = path.slice(length).join('.');
    if (label !== undefined)
      return rest === '' ? `${open}${label}${close}` : `${open}${label}${close}.${rest}`;
  }
  return undefined;
}
