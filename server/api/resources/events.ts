/** Server-sent events: which cases, notifications … changed; never what is in them. */
import { PassThrough } from 'node:stream';
import type { ChangeNotice } from '#runtime/wire';
import { type Caller, may } from '#server/security';
import type { Services } from '#server/services';
import { Answer, row } from '../resource.ts';

const BEAT_MS = 25_000;

export const events = [
  row({
    endpoint: 'GET /api/events',
    summary: '变化通知流 · A stream of server-sent events: event change, data ChangeNotice',
    who: 'person',
    async handle({ services, caller, gone }) {
      const stream = new PassThrough();
      const tell = (notice: ChangeNotice): void => {
        // Who does not read is cut off instead of filling the memory; the browser comes back by itself.
        if (stream.writableLength > 64 * 1024) stream.destroy();
        else stream.write(`event: change\ndata: ${JSON.stringify(notice)}\n\n`);
      };
      const stops = [
        services.host.subscribe(({ caseId, version }) => {
          void maySee(services, caller, caseId)
            .then((yes) => yes && tell({ kind: 'case', id: caseId, version }))
            .catch(() => stream.destroy());
        }),
        services.notifications.subscribe(({ id, to }) => {
          if (to === caller.id) tell({ kind: 'notification', id, version: 1 });
        }),
      ];
      const beat = setInterval(() => stream.write(': beat\n\n'), BEAT_MS);
      const stop = (): void => {
        clearInterval(beat);
        for (const each of stops) each();
        stream.end();
      };
      gone.addEventListener('abort', stop, { once: true });
      stream.once('close', stop);
      stream.write('retry: 3000\n\n');
      return new Answer(200, stream, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'X-Accel-Buffering': 'no',
      });
    },
  }),
];

/** Staff hear of the cases of their space they may read or have a task in; residents of their own. */
async function maySee(services: Services, caller: Caller, caseId: string): Promise<boolean> {
  const doc = await services.store.load('cases', caseId);
  if (!doc) return false;
  if (caller.kind !== 'staff') return may(caller.ability, 'read', 'cases', doc);
  if (doc.space !== caller.space) return false;
  if (may(caller.ability, 'read', 'cases', doc)) return true;
  const tasks = await services.store.find('tasks', { filter: { case: caseId }, limit: 200 });
  return tasks.docs.some((task) => may(caller.ability, 'read', 'tasks', task));
}
