/** One way to refuse, for the API and the services behind it: a stable code and words that say the way out. */
import type { Finding, Text } from '#runtime/model';

export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: Text;
}

export interface ProblemMore {
  /** What to do about it, as a sentence that starts with a verb. */
  readonly mend?: Text;
  /** What exactly is wrong here; never a stack, never somebody's data. */
  readonly detail?: Text;
  readonly errors?: readonly FieldError[];
  /** What stands there now (412). */
  readonly current?: unknown;
  readonly findings?: readonly Finding[];
  /** Extra response headers, e.g. `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For the log only. */
  readonly cause?: unknown;
}

/**
 * The caller is refused; nothing changed. The API turns it into problem+json (RFC 9457) in the caller's language.
 * @param code stable, in kebab-case; the screens may act on it
 */
export class ProblemException extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: Text,
    readonly more: ProblemMore = {},
  ) {
    super(`${code}: ${title.en}`, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'ProblemException';
  }
}

/** 404. @param what what was looked for, e.g. `{ zh: '单位', en: 'unit' }` */
export function notFound(what: Text = { zh: '内容', en: 'thing' }): ProblemException {
  return new ProblemException(
    'not-found',
    404,
    { zh: `找不到这个${what.zh}`, en: `This ${what.en} does not exist` },
    {
      mend: {
        zh: '请返回列表重新选择，它可能已被删除，或不在您的权限范围内。',
        en: 'Go back to the list and choose again: it may be gone, or outside your scope.',
      },
    },
  );
}

/** 403. Use `notFound` instead where even the existence must not be told. */
export function forbidden(detail?: Text): ProblemException {
  return new ProblemException(
    'forbidden',
    403,
    { zh: '您当前的岗位不能做这件事', en: 'Your current post may not do this' },
    {
      mend: {
        zh: '请切换到有权限的岗位，或联系本单位管理员。',
        en: 'Switch to a post that may, or ask the admin of your unit.',
      },
      ...(detail ? { detail } : {}),
    },
  );
}

/** 412: somebody else changed it meanwhile. @param current what stands there now, as its GET would answer */
export function versionConflict(current: unknown): ProblemException {
  return new ProblemException(
    'version-conflict',
    412,
    { zh: '内容已被别人修改', en: 'Somebody else changed this meanwhile' },
    {
      current,
      mend: {
        zh: '请查看最新内容，再决定保留哪一份。',
        en: 'Look at the newest version, then decide which one to keep.',
      },
    },
  );
}

/** 422 with errors by field path. */
export function invalid(errors: readonly FieldError[], mend?: Text): ProblemException {
  return new ProblemException(
    'invalid',
    422,
    { zh: '填写的内容有误', en: 'Some of what you entered is not right' },
    { errors, mend: mend ?? { zh: '请按提示修改后再提交。', en: 'Mend the marked places and send again.' } },
  );
}
