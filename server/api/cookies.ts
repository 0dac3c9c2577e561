/** The cookies of the API and the language of a request. */
import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Locale } from '#runtime/model';

export const SESSION_COOKIE = 'linli';
export const LOCALE_COOKIE = 'linli-locale';

export type Cookies = Readonly<Record<string, string | undefined>>;

/** Pulled apart only where there is more than our own cookie. */
export function cookiesOf(request: IncomingMessage): Cookies {
  const header = request.headers.cookie;
  return header === undefined ? {} : parseCookie(header);
}

/** @param days absent: until the browser closes */
export function cookieHeader(
  name: string,
  value: string,
  options: { readonly secure: boolean; readonly days?: number; readonly script?: boolean },
): string {
  return stringifySetCookie({
    name,
    value,
    path: '/',
    httpOnly: options.script !== true,
    sameSite: 'lax',
    secure: options.secure,
    ...(options.days === undefined ? {} : { maxAge: Math.round(options.days * 86_400) }),
  });
}

/** The choice in the cookie, else the first language the browser asks for, else Chinese. */
export function localeOf(request: IncomingMessage, cookies: Cookies): Locale {
  const chosen = cookies[LOCALE_COOKIE];
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const header = request.headers['accept-language'];
  if (header === undefined) return 'zh';
  for (const part of header.split(',')) {
    const language = part.trim().slice(0, 2).toLowerCase();
    if (language === 'zh' || language === 'en') return language;
  }
  return 'zh';
}
