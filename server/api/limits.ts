/** How often one address may try what can be guessed or flooded. Counted per server, per window of five minutes. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ProblemException } from '#server/problem';
import type { LimitName } from './resource.ts';

export type Limits = Readonly<Record<LimitName, number>>;

/** Per address and five minutes. An office shares one address, so these are above what one person needs. */
export const LIMITS: Limits = {
  'sign-in': 100,
  code: 30,
  track: 60,
  'open-draft': 30,
  upload: 300,
  apply: 600,
};
const WINDOW_MS = 5 * 60_000;
/** Who comes from more addresses than this is not stopped by counting them. */
const MOST_ADDRESSES = 100_000;

export function createLimiters(limits: Limits): Readonly<Record<LimitName, RequestHandler>> {
  const limiter = (name: LimitName): RequestHandler =>
    rateLimit({
      windowMs: WINDOW_MS,
      limit: limits[name],
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      identifier: name,
      keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
      handler: (_request, _response, next, options) => next(tooMany(options.windowMs)),
    });
  return {
    'sign-in': limiter('sign-in'),
    code: limiter('code'),
    track: limiter('track'),
    'open-draft': limiter('open-draft'),
    upload: limiter('upload'),
    apply: limiter('apply'),
  };
}

/** Undefined: go on. */
export type Gate = (request: IncomingMessage) => ProblemException | undefined;

/**
 * The same limit for rows that do not pass Express: one look-up in a map.
 * @param proxies how many in front say whom they speak for; nobody else is believed
 */
export function createGate(limit: number, proxies: number, now: () => number = Date.now): Gate {
  const counts = new Map<string, number>();
  const keys = new Map<string, string>();
  let until = 0;
  return (request) => {
    if (now() >= until || counts.size > MOST_ADDRESSES) {
      counts.clear();
      keys.clear();
      until = now() + WINDOW_MS;
    }
    const address = addressOf(request, proxies);
    let key = keys.get(address);
    if (key === undefined) {
      key = ipKeyGenerator(address);
      keys.set(address, key);
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > limit ? tooMany(until - now()) : undefined;
  };
}

/** As Express reads it with `trust proxy` = `proxies`: the nearest address that no trusted proxy has. */
function addressOf(request: IncomingMessage, proxies: number): string {
  const nearest = request.socket.remoteAddress ?? '';
  const header = request.headers['x-forwarded-for'];
  if (proxies === 0 || header === undefined) return nearest;
  const told = String(header)
    .split(',')
    .map((part) => part.trim())
    .reverse();
  return told[Math.min(proxies, told.length) - 1] || nearest;
}

function tooMany(windowMs: number): ProblemException {
  const minutes = Math.max(1, Math.ceil(windowMs / 60_000));
  return new ProblemException(
    'too-many-requests',
    429,
    { zh: '操作太频繁了', en: 'Too many tries' },
    {
      headers: { 'Retry-After': String(minutes * 60) },
      mend: { zh: `请 ${minutes} 分钟后再试。`, en: `Try again in ${minutes} minutes.` },
    },
  );
}
