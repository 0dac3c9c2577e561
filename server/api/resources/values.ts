/** Values of forms as they come in: any legal value, bounded; what they mean is the form's business. */
import { z } from 'zod';
import { checkValue, type Variables } from '#runtime/values';

/** Answers by field name. */
export const variables = z
  .record(z.string(), z.unknown())
  .refine((json) => checkValue(json).ok, '这不是合法的表单内容') as unknown as z.ZodType<Variables>;
