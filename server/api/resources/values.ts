/** Values of forms as they come in: any legal value, bounded; what they mean is the form's business. */
import { z } from 'zod';
import { checkValue, isRecord, type Value, type Variables } from '#runtime/values';

/** One value that came in from outside. */
export const anyValue: z.ZodType<Value> = z.custom<Value>((json) => checkValue(json).ok, '这不是合法的值');

/** Answers by field name. */
export const variables: z.ZodType<Variables> = z.custom<Variables>((json) => {
  const checked = checkValue(json);
  return checked.ok && isRecord(checked.value);
}, '这不是合法的表单内容');
