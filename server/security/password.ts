/** Passwords by scrypt, with salt and parameters kept beside each hash, so that they can be raised later. */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Text } from '#runtime/model';

export interface PasswordRecord {
  readonly salt: string;
  readonly hash: string;
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's third choice for scrypt: 32 MiB, about a fifth of a second. */
const OWN = { n: 2 ** 15, r: 8, p: 3 };
/** A one-time password has 69 random bits: stretching adds nothing, and an import of 500 people must not take minutes. */
const ONE_TIME = { n: 2 ** 12, r: 8, p: 1 };

/** @param kind whether a person chose it or the server made it at random */
export async function hashPassword(password: string, kind: 'own' | 'one-time'): Promise<PasswordRecord> {
  const parameters = kind === 'own' ? OWN : ONE_TIME;
  const salt = randomBytes(16).toString('base64url');
  const hash = await derive(password, salt, parameters);
  return { salt, hash: hash.toString('base64url'), ...parameters };
}

/** Takes as long for an unknown login (no record) as for a known one. */
export async function verifyPassword(password: string, record: PasswordRecord | undefined): Promise<boolean> {
  const against = record ?? { salt: 'nobody', hash: '', ...OWN };
  const hash = await derive(password, against.salt, against);
  const expected = Buffer.from(against.hash, 'base64url');
  return record !== undefined && expected.length === hash.length && timingSafeEqual(hash, expected);
}

/** Why a new password will not do; undefined when it does. Length counts more than kinds of characters. */
export function passwordWeakness(password: string, login: string): Text | undefined {
  if ([...password].length < 10) {
    return { zh: '密码至少要有 10 个字符', en: 'A password has at least 10 characters' };
  }
  if (password.length > 200) return { zh: '密码太长，最多 200 个字符', en: 'At most 200 characters' };
  if (login !== '' && password.toLowerCase().includes(login.toLowerCase())) {
    return { zh: '密码不能包含登录名', en: 'A password may not contain the login' };
  }
  if (new Set(password).size < 4) {
    return { zh: '密码太简单，请使用更多不同的字符', en: 'Too simple: use more different characters' };
  }
  return undefined;
}

function derive(
  password: string,
  salt: string,
  parameters: Pick<PasswordRecord, 'n' | 'r' | 'p'>,
): Promise<Buffer> {
  const options: ScryptOptions = {
    N: parameters.n,
    r: parameters.r,
    p: parameters.p,
    maxmem: 256 * parameters.n * parameters.r,
  };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
