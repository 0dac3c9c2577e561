/** One-time codes to a phone: six digits, kept as a hash, five minutes, five tries, a minute between two. */
import { randomInt } from 'node:crypto';
import { ProblemException } from '#server/problem';
import { equalText, sign } from '#server/security';
import type { Store } from '#server/store';
import type { Sender } from '../sender/index.ts';

export interface Codes {
  /**
   * Sends a code. @param space whose sender; `*`: that of the first space
   * @throws ProblemException `code-too-soon` (429), `code-not-sent` (502)
   */
  send(space: string, phone: string): Promise<{ readonly retryAfterSeconds: number }>;
  /** Uses the code up. @throws ProblemException `code-wrong` (422), `code-expired` (422) */
  verify(phone: string, code: string): Promise<void>;
}

export const CODE_MINUTES = 5;
export const CODE_TRIES = 5;
export const RESEND_SECONDS = 60;

export function createCodes(deps: {
  readonly store: Store;
  readonly sender: Sender;
  readonly key: string;
  readonly real: () => number;
  readonly firstSpace: () => Promise<string>;
}): Codes {
  const { store, sender, key, real } = deps;
  const idOf = (phone: string): string => `code:${sign(key, `phone\n${phone}`)}`;
  const hashOf = (phone: string, code: string): string => sign(key, `code\n${phone}\n${code}`);

  return {
    async send(space, phone) {
      const _id = idOf(phone);
      const now = real();
      const { doc } = await store.insertOnce('secrets', { _id, space: '*', sentAt: 0, expiresAt: 0 });
      const wait = Math.ceil((Number(doc.sentAt) + RESEND_SECONDS * 1000 - now) / 1000);
      if (wait > 0) throw tooSoon(wait);
      const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
      const $set = {
        hash: hashOf(phone, code),
        sentAt: now,
        expiresAt: now + CODE_MINUTES * 60_000,
        tries: 0,
      };
      // Of two that ask at once, the one that changes `sentAt` sends.
      if (!(await store.updateIf('secrets', _id, { sentAt: Number(doc.sentAt) }, { $set })))
        throw tooSoon(RESEND_SECONDS);
      const text = `您的验证码是 ${code}，${CODE_MINUTES} 分钟内有效。请勿告诉他人。`;
      const from = space === '*' ? await deps.firstSpace() : space;
      const sent = await sender.send({ space: from, phone, text, secret: true });
      if (!sent.ok) {
        await store.updateIf('secrets', _id, {}, { $set: { sentAt: 0 } });
        throw new ProblemException(
          'code-not-sent',
          502,
          { zh: '验证码没有发出去', en: 'The code could not be sent' },
          {
            mend: {
              zh: '请稍后再试，或拨打街道电话。',
              en: 'Try again in a moment, or call the street office.',
            },
          },
        );
      }
      return { retryAfterSeconds: RESEND_SECONDS };
    },

    async verify(phone, code) {
      const _id = idOf(phone);
      // The try is counted before the code is looked at, so racing guesses do not get more of them.
      const doc = await store.updateIf(
        'secrets',
        _id,
        { expiresAt: { $gt: real() } },
        { $inc: { tries: 1 } },
      );
      if (!doc || Number(doc.tries) > CODE_TRIES) throw expired();
      if (!equalText(String(doc.hash), hashOf(phone, code))) throw wrong(CODE_TRIES - Number(doc.tries));
      const used = await store.updateIf(
        'secrets',
        _id,
        { hash: String(doc.hash) },
        { $set: { expiresAt: 0, hash: '' } },
      );
      if (!used) throw expired();
    },
  };
}

function tooSoon(seconds: number): ProblemException {
  return new ProblemException(
    'code-too-soon',
    429,
    { zh: '验证码刚刚发过', en: 'A code was sent just now' },
    {
      headers: { 'Retry-After': String(seconds) },
      mend: { zh: `请 ${seconds} 秒后再获取。`, en: `Ask for another one in ${seconds} seconds.` },
    },
  );
}

function wrong(left: number): ProblemException {
  const message = { zh: '验证码不正确', en: 'The code is not right' };
  return new ProblemException('code-wrong', 422, message, {
    errors: [{ path: 'code', code: 'code-wrong', message }],
    mend:
      left > 0
        ? { zh: `请核对短信，还可以试 ${left} 次。`, en: `Check the message; ${left} tries are left.` }
        : { zh: '请重新获取验证码。', en: 'Ask for a new code.' },
  });
}

function expired(): ProblemException {
  const message = { zh: '验证码已失效', en: 'The code is no longer valid' };
  return new ProblemException('code-expired', 422, message, {
    errors: [{ path: 'code', code: 'code-expired', message }],
    mend: { zh: '请重新获取验证码。', en: 'Ask for a new code.' },
  });
}
