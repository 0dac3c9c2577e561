import type { Text } from '#runtime/model';
import { isLegalTagged } from './make.ts';
import type { Value } from './types.ts';

/** How much may come in from outside at once. */
export interface BoundsOfValues {
  /** Lists and records inside each other. */
  readonly depth: number;
  /** Values in all, counting every member of every list and record. */
  readonly values: number;
  /** Characters of one text. */
  readonly text: number;
}

export const DEFAULT_BOUNDS: BoundsOfValues = { depth: 16, values: 20_000, text: 200_000 };

export type CheckedValue =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly code: 'not-a-value' | 'reserved-key' | 'too-deep' | 'too-many' | 'too-long' | 'bad-tag';
      /** Where: `members.0.name`. */
      readonly path: string;
      readonly message: Text;
    };

/** Is this foreign JSON a legal value? Every value that comes in from outside passes here once. */
export function checkValue(json: unknown, bounds: BoundsOfValues = DEFAULT_BOUNDS): CheckedValue {
  const walk = { left: bounds.values, bounds };
  const fault = faultOf(json, '', 0, walk);
  if (!fault) return { ok: true, value: json as Value };
  return { ok: false, code: fault.code, path: fault.path.slice(1), message: MESSAGES[fault.code] };
}

type Code = Exclude<CheckedValue, { ok: true }>['code'];
type Fault = { readonly code: Code; readonly path: string };

function faultOf(
  json: unknown,
  path: string,
  depth: number,
  walk: { left: number; readonly bounds: BoundsOfValues },
): Fault | undefined {
  walk.left -= 1;
  if (walk.left < 0) return { code: 'too-many', path };
  if (json === null || typeof json === 'boolean') return undefined;
  if (typeof json === 'number') return Number.isFinite(json) ? undefined : { code: 'not-a-value', path };
  if (typeof json === 'string')
    return json.length > walk.bounds.text ? { code: 'too-long', path } : undefined;
  if (typeof json !== 'object') return { code: 'not-a-value', path };
  if (depth >= walk.bounds.depth) return { code: 'too-deep', path };
  if (Array.isArray(json)) {
    for (let i = 0; i < json.length; i += 1) {
      const fault = faultOf(json[i], `${path}.${i}`, depth + 1, walk);
      if (fault) return fault;
    }
    return undefined;
  }
  return faultOfRecord(json as Record<string, unknown>, path, depth, walk);
}

function faultOfRecord(
  json: Record<string, unknown>,
  path: string,
  depth: number,
  walk: { left: number; readonly bounds: BoundsOfValues },
): Fault | undefined {
  const prototype = Object.getPrototypeOf(json);
  if (prototype !== Object.prototype && prototype !== null) return { code: 'not-a-value', path };
  if (Object.hasOwn(json, '@')) {
    const sound = Object.keys(json).length === 2 && isLegalTagged(String(json['@']), json.v);
    return sound ? undefined : { code: 'bad-tag', path };
  }
  for (const key of Object.keys(json)) {
    // An own `__proto__` becomes a changed prototype in the first copy anybody makes.
    if (key === '__proto__') return { code: 'reserved-key', path: `${path}.${key}` };
    if (key.length > walk.bounds.text) return { code: 'too-long', path };
    const fault = faultOf(json[key], `${path}.${key}`, depth + 1, walk);
    if (fault) return fault;
  }
  return undefined;
}

const MESSAGES: Readonly<Record<Code, Text>> = {
  'not-a-value': {
    zh: '这里的内容不能保存。请改为文字、数字、是/否、列表或记录。',
    en: 'This cannot be saved. Send text, a number, yes or no, a list or a record instead.',
  },
  'reserved-key': {
    zh: '字段名 __proto__ 为系统保留。请换一个名称。',
    en: 'The name __proto__ is reserved. Use another name.',
  },
  'too-deep': { zh: '数据嵌套太深。请减少层数。', en: 'The data is nested too deeply. Use fewer levels.' },
  'too-many': { zh: '数据项太多。请分批提交。', en: 'There are too many values. Send them in parts.' },
  'too-long': {
    zh: '文字太长。请缩短，或作为文件上传。',
    en: 'The text is too long. Shorten it, or send it as a file.',
  },
  'bad-tag': {
    zh: '日期、时间、时长或小数写错了，或记录使用了保留的键“@”。请改用 ISO 8601 写法。',
    en: 'A date, time, duration or decimal is malformed, or a record uses the reserved key "@". Write it as ISO 8601.',
  },
};
