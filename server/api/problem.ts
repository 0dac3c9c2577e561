/** From an exception to problem+json, in the language of the caller. Causes go to the log, never to the user. */
import type { Locale, Text } from '#runtime/model';
import type { Problem } from '#runtime/wire';
import type { HostResult } from '#server/host';
import { ProblemException } from '#server/problem';

export {
  type FieldError,
  forbidden,
  invalid,
  notFound,
  ProblemException,
  type ProblemMore,
  versionConflict,
} from '#server/problem';

/** The value of a host's answer, or its refusal as a problem. */
export function unwrap<T>(result: HostResult<T>, mend?: Text): T {
  if (result.ok) return result.value;
  throw new ProblemException(result.code, result.status, result.message, mend ? { mend } : {});
}

/** A bug or a broken machine: the user learns that, and whom to tell what; the log has the cause. */
export function unexpected(cause: unknown, requestId: string): ProblemException {
  return new ProblemException(
    'unexpected',
    500,
    { zh: '系统出错了，您的操作没有完成', en: 'Something went wrong on our side; nothing was done' },
    {
      cause,
      mend: {
        zh: `请稍后再试。仍不行时，请把编号 ${requestId} 告诉管理员。`,
        en: `Try again in a moment. If it stays, tell the admin the number ${requestId}.`,
      },
    },
  );
}

/** The body of problem+json. */
export function toProblem(problem: ProblemException, locale: Locale): Problem {
  const { mend, detail, errors, current, findings } = problem.more;
  return {
    type: `https://linli.dev/problems/${problem.code}`,
    title: problem.title[locale],
    status: problem.status,
    code: problem.code,
    ...(detail ? { detail: detail[locale] } : {}),
    ...(mend ? { mend: mend[locale] } : {}),
    ...(errors ? { errors } : {}),
    ...(current !== undefined ? { current } : {}),
    ...(findings ? { findings } : {}),
  };
}
