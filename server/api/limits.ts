/** How often one address may try what can be guessed or flooded. Counted per server, per minute window. */
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ProblemException } from '#server/problem';
import type { LimitName } from './resource.ts';

export type Limits = Readonly<Record<LimitName, number>>;

/** Per address and five minutes. An office shares one address, so these are above what one person needs. */
export const LIMITS: Limits = { 'sign-in': 100, code: 30, track: 60, 'open-draft': 30, upload: 300 };
const WINDOW_MS = 5 * 60_000;

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
  };
}

function tooMany(windowMs: number): ProblemException {
  const minutes = Math.ceil(windowMs / 60_000);
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
