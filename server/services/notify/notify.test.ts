import { describe, expect, it } from 'vitest';
import type { JobCall } from '#server/host';
import type { DirectoryService } from '../directory/index.ts';
import type { NewNotification, Notifications } from '../notifications/index.ts';
import type { OutgoingText, Sender } from '../sender/index.ts';
import { createNotify } from './index.ts';

function setUp() {
  const told: NewNotification[] = [];
  const sent: OutgoingText[] = [];
  const directory: Pick<DirectoryService, 'snapshot'> = {
    snapshot: async () => ({
      version: 1,
      units: [],
      posts: [{ id: 'post-1', unit: 'u', name: '经办', role: 'handler', holders: ['p1', 'p2', 'gone'] }],
      people: [
        { id: 'p1', name: '甲', active: true },
        { id: 'p2', name: '乙', active: true },
        { id: 'gone', name: '丙', active: false },
      ],
    }),
  };
  const notifications: Pick<Notifications, 'tell'> = { tell: async (one) => void told.push(one) };
  const sender: Pick<Sender, 'send'> = {
    send: async (one) => {
      sent.push(one);
      return { ok: true, message: { zh: '', en: '' } };
    },
  };
  const handlers = createNotify({
    directory: directory as DirectoryService,
    notifications: notifications as Notifications,
    sender: sender as Sender,
    zoneOf: async () => 'Asia/Shanghai',
  });
  return { told, sent, handlers };
}

const job = (more: Partial<JobCall> = {}): JobCall => ({
  key: 'case-1#5',
  space: 's',
  caseId: 'case-1',
  number: 'CS-2026-000001',
  title: '路灯不亮',
  trial: false,
  applicant: { kind: 'resident', id: 'r1', phone: '13800000001' },
  element: 'tell',
  type: 'notify',
  headers: {},
  variables: {},
  now: 0,
  ...more,
});

describe('the service task notify', () => {
  it('without any setting tells the applicant, on the page and by message', async () => {
    const { told, sent, handlers } = setUp();
    expect(await handlers.jobs.notify?.(job())).toEqual({ kind: 'done', variables: {} });
    expect(told).toMatchObject([{ to: 'r1', text: expect.stringContaining('CS-2026-000001') }]);
    expect(sent).toMatchObject([{ phone: '13800000001' }]);
  });

  it('sends nothing out of the house for a trial', async () => {
    const { told, sent, handlers } = setUp();
    await handlers.jobs.notify?.(job({ trial: true }));
    expect([told.length, sent.length]).toEqual([1, 0]);
  });

  it('tells people and the holders of posts once each, and nobody who left', async () => {
    const { told, sent, handlers } = setUp();
    await handlers.jobs.notify?.(job({ variables: { to: ['post-1', 'p1'], text: '请到现场' } }));
    expect(told.map((one) => [one.to, one.text])).toEqual([
      ['p1', '请到现场'],
      ['p2', '请到现场'],
    ]);
    expect(sent).toEqual([]);
  });
});

describe('a reminder', () => {
  it('goes to who has the task, with the street’s day it is due', async () => {
    const { told, handlers } = setUp();
    const due = Date.parse('2026-11-22T17:00:00Z');
    const data = { case: 'case-1', task: 't3', to: ['p1'], posts: [], due };
    await handlers.effects.notify?.({
      key: 'case-1#9',
      kind: 'notify',
      space: 's',
      caseId: 'case-1',
      trial: false,
      data,
      now: 0,
    });
    expect(told).toMatchObject([
      { to: 'p1', taskId: 'case-1.t3', text: expect.stringContaining('2026-11-23') },
    ]);
  });
});
