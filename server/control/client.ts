/** The command line's side of the door. */
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { ProblemException } from '#server/problem';
import type { Json } from '#server/store';
import type { ActName, Tell } from './acts.ts';
import { readDoor } from './door.ts';
import type { Line } from './line.ts';

/**
 * Asks the live server of a data folder.
 * @returns undefined where none lives: a note that was left behind leads to a closed door
 * @throws ProblemException what the server refused
 */
export async function callServer(
  folder: string,
  act: ActName,
  args: { readonly file?: string },
  tell: Tell,
): Promise<{ readonly result: Json } | undefined> {
  const door = await readDoor(folder);
  if (!door) return undefined;
  const body = JSON.stringify(args);
  const response = await new Promise<import('node:http').IncomingMessage | undefined>((resolve, reject) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port: door.port, path: `/${act}`, method: 'POST' },
        headers: { Authorization: `Bearer ${door.secret}`, 'Content-Type': 'application/json' },
      },
      resolve,
    );
    sent.on('error', (cause: NodeJS.ErrnoException) =>
      cause.code === 'ECONNREFUSED' ? resolve(undefined) : reject(cause),
    );
    sent.end(body);
  });
  // Another program may have got the port of a server that is gone.
  if (response?.statusCode !== 200) {
    response?.destroy();
    return undefined;
  }
  for await (const text of createInterface({ input: response })) {
    const line = JSON.parse(text) as Line;
    if (line.tell) tell(line.tell);
    if (line.problem) {
      const { code, title, mend } = line.problem;
      throw new ProblemException(code, 500, title, mend ? { mend } : {});
    }
    if (line.result !== undefined) return { result: line.result };
  }
  throw new ProblemException('server-gone', 500, {
    zh: '服务在完成前停止了，请重新运行一次',
    en: 'The server stopped before it was done: run this once more',
  });
}
