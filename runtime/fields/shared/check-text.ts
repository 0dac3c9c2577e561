import type { FieldError } from '#runtime/form';
import type { Value } from '#runtime/values';
import type { RuleContext } from '../types.ts';
import { wrong, wrongType } from './errors.ts';
import { matchesPattern } from './pattern.ts';
import { textProp } from './props.ts';
import { lengthOf } from './text.ts';

/** No text of a form is longer than this, whatever its schema says: longer things are files. */
export const TEXT_CAP = 20_000;

/** Type, length (`minLength`, `maxLength`, else the kind's own) and `pattern` of a text. */
export function checkText(value: Value, context: RuleContext, usualMax: number): readonly FieldError[] {
  if (typeof value !== 'string') return wrongType(context);
  const { schema } = context;
  const max = Math.min(schema.maxLength ?? usualMax, TEXT_CAP);
  // Code units are at least as many as characters: long texts are refused before they are counted.
  const length = value.length > max * 2 ? value.length : lengthOf(value);
  if (length > max) {
    return wrong(
      context,
      'too-long',
      `最多 ${max} 个字，现在 ${length} 个，请删减 ${length - max} 个字`,
      `At most ${max} characters; there are ${length}, please shorten by ${length - max}`,
    );
  }
  const min = schema.minLength ?? 0;
  if (length < min) {
    return wrong(
      context,
      'too-short',
      `至少 ${min} 个字，还差 ${min - length} 个`,
      `At least ${min} characters; ${min - length} more to write`,
    );
  }
  if (schema.pattern !== undefined && !matchesPattern(schema.pattern, value)) {
    const zh = textProp(schema, 'patternMessage') ?? '格式不对，请按提示的样子填写';
    const en = textProp(schema, 'patternMessageEn') ?? 'Not in the expected form; please follow the hint';
    return wrong(context, 'pattern', zh, en);
  }
  return [];
}
