/**
 * Listens on this machine only, at a port that the system chooses. A request carries the secret of `control.json`;
 * its answer is a line of JSON for each thing that is told, and a last one with the outcome.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '#server/host';
import { ProblemException } from '#server/problem';
import { equalText } from '#server/security';
import type { Services } from '#server/services';
import { acts, isAct } from './acts.ts';
import { removeDoor, writeDoor } from './door.ts';
import type { Line } from './line.ts';

export interface Control {
  close(): Promise<void>;
}

const MOST_BYTES = 10_000;

export async function serveControl(options: {
  readonly folder: string;
  readonly services: Services;
  readonly log: Log;
}): Promise<Control> {
  const { folder, services, log } = options;
  const secret = randomBytes(32).toString('base64url');
  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => {
      log.error({ error: String(cause) }, 'control failed');
      response.destroy();
    });
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const name = request.url?.slice(1) ?? '';
    if (!equalText(request.headers.authorization ?? '', `Bearer ${secret}`)) {
      response.writeHead(403).end();
      return;
    }
    if (request.method !== 'POST' || !isAct(name)) {
      response.writeHead(404).end();
      return;
    }
    const args = await readArgs(request);
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
    const write = (line: Line): void => {
      response.write(`${JSON.stringify(line)}\n`);
    };
    log.info({ act: name }, 'asked by the command line');
    try {
      write({ result: await acts[name](services, args, (tell) => write({ tell })) });
    } catch (cause) {
      if (!(cause instanceof ProblemException))
        log.error({ act: name, error: String(cause) }, 'control failed');
      write({ problem: problemOf(cause) });
    }
    response.end();
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await writeDoor(folder, { port, secret, pid: process.pid });
  return {
    async close() {
      await removeDoor(folder);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Whoever waits for an act learns that the server is gone; every act may be repeated.
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readArgs(request: IncomingMessage): Promise<{ readonly file?: string }> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MOST_BYTES) throw new Error('Expected a small request, but it is too large.');
  }
  const args: unknown = text === '' ? {} : JSON.parse(text);
  const file = typeof args === 'object' && args !== null && 'file' in args ? args.file : undefined;
  return typeof file === 'string' ? { file } : {};
}

function problemOf(cause: unknown): NonNullable<Line['problem']> {
  if (cause instanceof ProblemException) {
    const { code, title, more } = cause;
    return { code, title, ...(more.mend ? { mend: more.mend } : {}) };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'failed';
  return { code, title: { zh: `没有完成：${message}`, en: `It failed: ${message}` } };
}
