/** The browser apps: files with a hash in their name for ever, pages always fresh, each app's index for its own paths. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import express, { type RequestHandler, type Response, type Router } from 'express';
import helmet from 'helmet';

/** Apps by the first part of the address, each in a folder of that name; the portal has the rest. */
const APPS = ['work', 'design'] as const;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};
const PACKED = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** No eval and no foreign script anywhere; bpmn-js sets inline styles and carries its font as data. */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'self'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    originAgentCluster: secure,
  });
}

/** @param web folder of the built apps */
export function staticFiles(web: string): Router {
  const router = express.Router();
  for (const app of APPS)
    router.get(`/${app}`, (request, response, next) => redirect(app, request.path, response, next));
  router.use((request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const path = safePath(request.path);
    if (path === undefined) return next();
    const app = APPS.find((each) => path === each || path.startsWith(`${each}${sep}`));
    const folder = join(web, app ?? 'portal');
    const file = join(folder, app ? path.slice(app.length) : path);
    if (isFile(file)) return sendFile(request.headers['accept-encoding'], response, file, request.method);
    // An address inside an app is a page of that app, dots in a task's id and all; a file that is missing is missing.
    const ending = extname(path).toLowerCase();
    if (ending !== '.html' && (ending in TYPES || ending === '.map')) return next();
    const index = join(folder, 'index.html');
    if (!isFile(index)) return next();
    return sendFile(request.headers['accept-encoding'], response, index, request.method);
  });
  return router;
}

function redirect(app: string, path: string, response: Response, next: () => void): void {
  if (path.endsWith('/')) next();
  else response.redirect(308, `/${app}/`);
}

/** Within the folder, or nothing. */
function safePath(path: string): string | undefined {
  try {
    const plain = normalize(decodeURIComponent(path)).replace(/^[/\\]+/, '');
    return plain.includes('\0') || plain.split(/[/\\]/).includes('..') ? undefined : plain;
  } catch {
    return undefined;
  }
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

function sendFile(
  accepts: string | string[] | undefined,
  response: Response,
  file: string,
  method: string,
): void {
  const wanted = String(accepts ?? '');
  const packed = PACKED.find(([encoding, ending]) => wanted.includes(encoding) && isFile(file + ending));
  const from = packed ? file + packed[1] : file;
  const { size, mtimeMs } = statSync(from);
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const hashed = /[-.][A-Za-z0-9_-]{8,}\.\w+$/.test(file) && !file.endsWith('.html');
  response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', etag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (packed) response.setHeader('Content-Encoding', packed[0]);
  if (response.req.headers['if-none-match'] === etag) {
    response.status(304).end();
    return;
  }
  response.setHeader('Content-Length', size);
  if (method === 'HEAD') response.end();
  else
    createReadStream(from)
      .on('error', () => response.destroy())
      .pipe(response);
}
