/** Values of forms as they come in: any legal value, bounded; what they mean is the form's business. */
import { z } from 'zod';
import type { Text } from '#runtime/model';
import { checkValue, type Variables } from '#runtime/values';

const NO_VALUES: Text = {
  zh: '这不是合法的表单内容，请刷新页面后重新填写',
  en: 'These are no answers to a form: reload the page and fill it in again',
};

/** Answers by field name. */
export const variables = z
  .record(z.string(), z.unknown())
  .refine((json) => checkValue(json).ok, { params: { text: NO_VALUES } }) as unknown as z.ZodType<Variables>;
