/**
 * A client that costs little: sockets kept open, one request under way on each, the request's bytes made once and only
 * its key changed. So both servers are limited by themselves, not by who asks.
 */
import { connect, type Socket } from 'node:net';

export interface Load {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly connections: number;
  readonly ms: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Answers that were not 2xx. */
  readonly refused: number;
}

const KEY = '0000000000000000';

export async function load(options: Load): Promise<LoadResult> {
  const head = Object.entries({
    Host: `127.0.0.1:${options.port}`,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(options.body)),
    'Idempotency-Key': KEY,
    ...options.headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(`POST ${options.path} HTTP/1.1\r\n${head.join('')}\r\n${options.body}`);
  const keyAt = request.indexOf(KEY);
  const until = performance.now() + options.ms;
  const count = { done: 0, refused: 0 };
  const began = performance.now();
  await Promise.all(
    Array.from({ length: options.connections }, () => one(options.port, request, keyAt, until, count)),
  );
  return { perSecond: (count.done * 1000) / (performance.now() - began), refused: count.refused };
}

function one(
  port: number,
  template: Buffer,
  keyAt: number,
  until: number,
  count: { done: number; refused: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    const request = Buffer.from(template);
    let waiting = '';
    const next = (): void => {
      request.write(nextKey(), keyAt, 'latin1');
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.once('connect', next);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      waiting += chunk.toString('latin1');
      const end = waiting.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(waiting)?.[1] ?? 0);
      if (waiting.length < end + 4 + length) return;
      count.done++;
      if (waiting[9] !== '2') count.refused++;
      waiting = '';
      if (performance.now() < until) next();
      else socket.end(() => resolve());
    });
  });
}

let keys = Date.now() % 1e9;
const nextKey = (): string => String(++keys).padStart(KEY.length, '0');
