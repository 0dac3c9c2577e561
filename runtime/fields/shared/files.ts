import type { FieldError } from '#runtime/form';
import type { Value } from '#runtime/values';
import { isRecord } from '#runtime/values';
import type { RuleContext } from '../types.ts';
import { wrong, wrongType } from './errors.ts';

/** What a form keeps of an uploaded file; its bytes stand in the store. */
export interface FileValue {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

const KEYS = ['id', 'name', 'type', 'bytes'];

/** A reference to an uploaded file, and nothing beside it. */
export function isFileValue(value: Value): value is FileValue & Readonly<Record<string, Value>> {
  return (
    isRecord(value) &&
    Object.keys(value).every((key) => KEYS.includes(key)) &&
    typeof value.id === 'string' &&
    /^[\w.:-]{1,100}$/.test(value.id) &&
    typeof value.name === 'string' &&
    value.name.length <= 300 &&
    typeof value.type === 'string' &&
    value.type.length <= 100 &&
    typeof value.bytes === 'number' &&
    Number.isFinite(value.bytes) &&
    value.bytes >= 0
  );
}

export function filesOf(value: Value): readonly FileValue[] {
  return Array.isArray(value) ? value.filter(isFileValue) : [];
}

/** A list of file references of the accepted types, none twice, within the bounds. The server compares ids and types with the stored files. */
export function checkFiles(
  value: Value,
  context: RuleContext,
  most: number,
  accepts: (type: string) => boolean,
): readonly FieldError[] {
  if (!Array.isArray(value) || !value.every(isFileValue)) return wrongType(context);
  const max = context.schema.maxItems ?? most;
  if (value.length > max) {
    return wrong(
      context,
      'too-many',
      `最多传 ${max} 个，请去掉 ${value.length - max} 个`,
      `At most ${max}; please remove ${value.length - max}`,
    );
  }
  const min = context.schema.minItems ?? 0;
  if (value.length < min) {
    return wrong(
      context,
      'too-few',
      `至少传 ${min} 个，还差 ${min - value.length} 个`,
      `At least ${min}; ${min - value.length} more to add`,
    );
  }
  if (new Set(value.map((file) => file.id)).size < value.length) {
    return wrong(
      context,
      'twice',
      '同一个文件传了两次，请去掉一个',
      'The same file is there twice; please remove one',
    );
  }
  const odd = value.find((file) => !accepts(file.type));
  if (odd) {
    return wrong(
      context,
      'file-type',
      `“${odd.name}”不是能接收的类型，请换一个文件`,
      `“${odd.name}” is of a type that is not accepted; please choose another file`,
    );
  }
  return [];
}

/** Names and addresses of files are hidden; how many there are is not. */
export function maskFiles(value: Value): Value {
  return filesOf(value).map((_, i) => ({ id: `masked-${i + 1}`, name: '****', type: '', bytes: 0 }));
}
