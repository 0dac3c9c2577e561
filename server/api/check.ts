/** Checks what came in by a row's schemas, with messages in both languages. */
import { z } from 'zod';
import type { Text } from '#runtime/model';
import { type FieldError, invalid, ProblemException } from '#server/problem';

const zh = z.locales.zhCN().localeError;
const en = z.locales.en().localeError;

/** The parsed value. @throws ProblemException `invalid` (422) with an error by path */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // Only a refused request pays for words, and for both languages.
  const chinese = schema.safeParse(value, { error: zh });
  const english = schema.safeParse(value, { error: en });
  const errors: FieldError[] = (english.error?.issues ?? []).map((issue, index) => ({
    path: issue.path.map(String).join('.'),
    code: issue.code.replaceAll('_', '-'),
    message: ownWords(issue) ?? {
      zh: chinese.error?.issues[index]?.message ?? issue.message,
      en: issue.message,
    },
  }));
  throw invalid(errors);
}

/** A refinement of ours brings its words in both languages as `params.text`. */
function ownWords(issue: z.core.$ZodIssue): Text | undefined {
  return issue.code === 'custom' ? (issue.params?.text as Text | undefined) : undefined;
}

/** The query of an address as plain strings; a name that comes twice keeps its last value. */
export function queryOf(url: string): Record<string, string> {
  const mark = url.indexOf('?');
  return mark < 0 ? {} : Object.fromEntries(new URLSearchParams(url.slice(mark + 1)));
}

/** `"7"` → 7. @throws ProblemException `version-missing` (428) */
export function ifMatch(header: string | undefined): number {
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header?.trim() ?? '');
  if (match?.[1] !== undefined) return Number(match[1]);
  throw new ProblemException(
    'version-missing',
    428,
    { zh: '没有说明要修改的是哪一个版本', en: 'The request does not say which version it changes' },
    {
      mend: {
        zh: '请带上 If-Match: "版本号"，版本号见上次读取的内容。',
        en: 'Send If-Match: "<version>" with the version you last read.',
      },
    },
  );
}

/** @throws ProblemException `idempotency-key-missing` (400) */
export function idempotencyKey(header: string | string[] | undefined): string {
  if (typeof header === 'string' && /^[\x21-\x7e]{8,128}$/.test(header)) return header;
  throw new ProblemException(
    'idempotency-key-missing',
    400,
    { zh: '请求缺少 Idempotency-Key', en: 'The request lacks an Idempotency-Key' },
    {
      mend: {
        zh: '请为每次操作生成一个 8–128 个字符的编号，重试时保持不变。',
        en: 'Make a key of 8–128 characters for each intent and repeat it on retry.',
      },
    },
  );
}
