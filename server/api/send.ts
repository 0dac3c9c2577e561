/** Writes answers straight to the socket: `res.json` would cost a third of a small request. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Locale } from '#runtime/model';
import { type ProblemException, toProblem } from './problem.ts';

type Headers = Record<string, string | readonly string[]>;

/** On every answer of the API: nothing is cached, sniffed, framed or run. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** JSON, bytes or a stream. A numeric `version` of a JSON object becomes its ETag. */
export async function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  extra: Readonly<Headers>,
): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  const headers: Headers = { ...API_HEADERS, ...extra };
  if (body instanceof Readable) {
    response.writeHead(status, headers as Record<string, string | string[]>);
    response.flushHeaders();
    await pipeline(body, response).catch(() => undefined);
    return;
  }
  if (body === undefined) {
    response.writeHead(status === 200 ? 204 : status, headers as Record<string, string | string[]>).end();
    return;
  }
  if (body instanceof Uint8Array) {
    headers['Content-Length'] = String(body.byteLength);
    response.writeHead(status, headers as Record<string, string | string[]>).end(body);
    return;
  }
  const text = JSON.stringify(body);
  const version = (body as { version?: unknown } | null)?.version;
  if (typeof version === 'number') headers.ETag = `"${version}"`;
  headers['Content-Type'] ??= 'application/json; charset=utf-8';
  headers['Content-Length'] = String(Buffer.byteLength(text));
  response.writeHead(status, headers as Record<string, string | string[]>).end(text);
}

/** The refusal as problem+json. */
export function sendProblem(
  response: ServerResponse,
  problem: ProblemException,
  locale: Locale,
  extra: Readonly<Headers> = {},
): Promise<void> {
  return send(response, problem.status, toProblem(problem, locale), {
    ...extra,
    ...problem.more.headers,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': locale === 'zh' ? 'zh-CN' : 'en',
  });
}
