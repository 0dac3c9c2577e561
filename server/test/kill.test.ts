import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page, Receipt, TaskDetail, TaskRow } from '#runtime/wire';
import { type CaseDoc, readAs } from '#server/host';
import { openSqliteStore } from '#server/store/sqlite';
import { checkProjections, checkPromises } from '../host/crash/invariants.ts';
import { all } from '../host/testing/look.ts';
import { hostOver } from '../host/testing/street.ts';
import { Visitor } from './http.ts';
import { type Server, startServer } from './process.ts';
import { publishService, signIn } from './street.ts';

/** `LINLI_KILLS=100 npm test` kills a hundred times. */
const KILLS = Number(process.env.LINLI_KILLS ?? 10);
const RESIDENTS = 12;

let folder: string;
let server: Server;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-kill-'));
  server = await startServer(folder);
});
afterEach(async () => {
  await server.kill();
  await rm(folder, { recursive: true });
});

const base = () => server.base;

describe('the server', () => {
  it('does fifty equal simultaneous requests once and answers all alike', async () => {
    const service = await publishService(await signIn(base, server.greeting));
    const resident = new Visitor(base);
    const key = 'one-key-for-all-fifty';
    await resident.good('GET', '/api/session');
    const application = { service, values: { matter: '路灯不亮' } };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => resident.ask<Receipt>('POST', '/api/applications', application, key)),
    );
    const receipts = new Set(answers.map((one) => `${one.status} ${JSON.stringify(one.body)}`));
    expect([...receipts]).toHaveLength(1);
    expect(answers[0]?.status).toBe(201);
    const other = { service, values: { matter: '井盖丢失' } };
    expect((await resident.ask('POST', '/api/applications', other, key)).status).toBe(409);
    expect(await server.stop()).toBe(0);
    const store = await openSqliteStore({ folder });
    expect(await store.count('cases', {})).toBe(1);
    expect(await store.count('tasks', {})).toBe(1);
    await store.close();
  }, 60_000);

  it(
    `is killed ${KILLS} times under load: every acknowledged act is there, none twice`,
    async () => {
      const admin = await signIn(base, server.greeting);
      const service = await publishService(admin);
      let over = false;
      const stop = () => over;
      const receipts: { readonly matter: string; readonly receipt: Receipt }[] = [];
      const withdrawn: string[] = [];
      const completed: string[] = [];
      const refused: unknown[] = [];

      /** Applies again and again; every third time takes it back. An answer that was lost is asked for again. */
      const live = async (who: number) => {
        const resident = new Visitor(base);
        await resident.until('GET', '/api/session', undefined, stop);
        for (let at = 0; !over; at += 1) {
          const matter = `第 ${who} 户第 ${at} 件`;
          const applied = await resident.until<Receipt>(
            'POST',
            '/api/applications',
            { service, values: { matter } },
            stop,
          );
          if (!applied) return;
          if (applied.status !== 201) refused.push(applied);
          else receipts.push({ matter, receipt: applied.body });
          if (applied.status !== 201 || at % 3 !== 0) continue;
          const { caseId } = applied.body;
          const back = await resident.until('POST', `/api/applications/${caseId}/withdraw`, {}, stop);
          if (back?.status === 200) withdrawn.push(caseId);
          // The handler may have been faster.
          else if (back && back.status !== 409) refused.push(back);
        }
      };
      const handle = async () => {
        while (!over) {
          const list = await admin.until<Page<TaskRow>>(
            'GET',
            '/api/tasks?view=group&limit=5',
            undefined,
            stop,
          );
          const row = list?.body.items?.[Math.floor(Math.random() * (list.body.items.length || 1))];
          if (!row) {
            await new Promise((resolve) => setTimeout(resolve, 20));
            continue;
          }
          const task = await admin.until<TaskDetail>('GET', `/api/tasks/${row.id}`, undefined, stop);
          if (task?.status !== 200) continue;
          const claimed = await admin.until<TaskDetail>(
            'POST',
            `/api/tasks/${row.id}/claim`,
            {},
            stop,
            task.body.version,
          );
          if (claimed?.status !== 200) continue;
          const version = claimed.body.version;
          const done = await admin.until(
            'POST',
            `/api/tasks/${row.id}/complete`,
            { values: {} },
            stop,
            version,
          );
          if (done?.status === 200) completed.push(row.caseId);
        }
      };
      const busy = [...Array.from({ length: RESIDENTS }, (_, who) => live(who)), handle()];
      for (let kill = 0; kill < KILLS; kill += 1) {
        await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 700));
        await server.kill();
        server = await startServer(folder);
      }
      // All who still wait for an answer get it from the last server.
      over = true;
      await Promise.all(busy);
      expect(refused).toEqual([]);
      expect(await server.stop()).toBe(0);

      const store = await openSqliteStore({ folder });
      const cases = (await all(store, 'cases')).map((doc) => readAs<CaseDoc>(doc));
      const byId = new Map(cases.map((doc) => [doc._id, doc]));
      expect(receipts.length).toBeGreaterThan(KILLS);
      expect(completed.length).toBeGreaterThan(0);
      for (const { receipt } of receipts) expect(byId.get(receipt.caseId)?.number).toBe(receipt.number);
      for (const id of withdrawn) expect(byId.get(id)?.status).toBe('withdrawn');
      for (const id of completed) expect(byId.get(id)?.status).toBe('completed');
      // Each request was repeated until it was answered: one case a matter, and perhaps one that nobody heard of.
      expect(new Set(receipts.map((one) => one.receipt.caseId)).size).toBe(receipts.length);
      expect(cases.length).toBeLessThanOrEqual(receipts.length + RESIDENTS);
      const host = hostOver(store);
      await checkPromises(store, host, []);
      await checkProjections(store, host);
      await host.stop();
      await store.close();
    },
    60_000 + KILLS * 15_000,
  );
});
