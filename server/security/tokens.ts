/** Secrets that travel: session tokens, guest cookies, CSRF tokens. Only hashes and keys stay on the server. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, safe in cookies and addresses. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The CSRF token that belongs to a cookie: another site can send the cookie, but can neither read nor compute this. */
export function csrfOf(token: string): string {
  return createHash('sha256').update('csrf:').update(token).digest('base64url');
}

/** Compares in constant time. */
export function equalText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A signature by a key of this installation. */
export function sign(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** A guest's cookie: an id and its signature; nothing is stored until the guest does something. */
export function guestToken(key: string): string {
  const id = `guest-${randomBytes(16).toString('hex')}`;
  return `${id}.${sign(key, id)}`;
}

/** The guest's id, or undefined when the cookie is not ours. */
export function readGuestToken(key: string, token: string): string | undefined {
  const dot = token.indexOf('.');
  if (!token.startsWith('guest-') || dot < 0) return undefined;
  const id = token.slice(0, dot);
  return equalText(token.slice(dot + 1), sign(key, id)) ? id : undefined;
}

/** A one-time password people can read aloud: no 0/O, 1/l/I. About 70 bits. */
export function oneTimePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const limit = 256 - (256 % letters.length);
  let text = '';
  while (text.length < 14) {
    for (const byte of randomBytes(20)) {
      if (byte < limit && text.length < 14) text += letters[byte % letters.length];
    }
  }
  return `${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10)}`;
}
