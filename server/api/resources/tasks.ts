import { z } from 'zod';
import type { TaskDetail } from '#runtime/wire';
import type { TaskAct } from '#server/services';
import { type Call, row } from '../resource.ts';
import { defined, id as idText, nothing, paged, pageOf, reason } from './shared.ts';
import { variables } from './values.ts';

const dueState = z.enum(['none', 'normal', 'soon', 'late', 'paused']);
const short = z.string().trim().min(1).max(500);

/** Each act is one command; who may, is decided by the task itself, so every member of staff may ask. */
function act({ services, caller, params, key, version }: Call, what: TaskAct): Promise<TaskDetail> {
  return services.tasks.act(caller, params.id ?? '', { key, version: version ?? 0 }, what);
}

const common = { creating: 'case', versioned: true, audit: 'events' } as const;
const HANDLERS = ['handle-tasks', 'supervise'] as const;

export const tasks = [
  row({
    endpoint: 'GET /api/tasks',
    summary: '待办列表 · The worklist',
    who: HANDLERS,
    query: z.strictObject({
      ...paged,
      view: z.enum(['mine', 'group', 'done', 'late']),
      q: z.string().max(100).optional(),
      service: idText.optional(),
      community: idText.optional(),
      due: dueState.optional(),
    }),
    handle: ({ services, caller, query }) => services.tasks.list(caller, defined(query)),
  }),
  row({
    endpoint: 'GET /api/tasks/{id}',
    summary: '查看待办 · One task',
    who: HANDLERS,
    handle: ({ services, caller, params }) => services.tasks.get(caller, params.id ?? ''),
  }),
  row({
    endpoint: 'POST /api/tasks/{id}/claim',
    summary: '认领 · Claim',
    who: HANDLERS,
    ...common,
    body: nothing,
    handle: (call) => act(call, { act: 'claim' }),
  }),
  row({
    endpoint: 'POST /api/tasks/{id}/return',
    summary: '放回本组 · Return to the group',
    who: HANDLERS,
    ...common,
    body: z.strictObject({ reason: reason.optional() }),
    handle: (call) => act(call, { act: 'return', ...defined(call.body) }),
  }),
  row({
    endpoint: 'POST /api/tasks/{id}/hand-over',
    summary: '转办 · Hand over',
    who: HANDLERS,
    ...common,
    body: z.strictObject({ person: idText.optional(), post: idText.optional(), reason }),
    handle: (call) => act(call, { act: 'hand-over', ...defined(call.body) }),
  }),
  row({
    endpoint: 'POST /api/tasks/{id}/save',
    summary: '暂存 · Save',
    who: HANDLERS,
    ...common,
    body: z.strictObject({ values: variables }),
    handle: (call) => act(call, { act: 'save', ...call.body }),
  }),
  row({
    endpoint: 'POST /api/tasks/{id}/complete',
    summary: '办理完成 · Complete',
    who: HANDLERS,
    ...common,
    body: z.strictObject({
      values: variables,
      button: z.string().max(200).optional(),
      reason: reason.optional(),
    }),
    handle: (call) => act(call, { act: 'complete', ...defined(call.body) }),
  }),
  row({
    endpoint: 'POST /api/tasks/{id}/send-back',
    summary: '退回 · Send back',
    who: HANDLERS,
    ...common,
    body: z.strictObject({ to: idText, mode: z.enum(['again', 'straight']), reason }),
    handle: (call) => act(call, { act: 'send-back', ...call.body }),
  }),
  row({
    endpoint: 'POST /api/tasks/{id}/supplement',
    summary: '请申请人补正 · Ask for a supplement',
    who: HANDLERS,
    ...common,
    body: z.strictObject({
      items: z.array(short).min(1).max(50),
      fields: z.array(idText).max(200),
      days: z.number().int().min(1).max(365).optional(),
    }),
    handle: (call) => act(call, { act: 'supplement', ...defined(call.body) }),
  }),
  row({
    endpoint: 'POST /api/tasks/{id}/decline',
    summary: '不予受理 · Decline',
    who: HANDLERS,
    ...common,
    body: z.strictObject({ reason, remedies: z.string().trim().min(1).max(2000) }),
    handle: (call) => act(call, { act: 'decline', ...call.body }),
  }),
  row({
    endpoint: 'GET /api/handlers',
    summary: '可以转办给谁 · Whom a task may go to',
    who: HANDLERS,
    query: z.strictObject({ q: z.string().max(100).optional(), task: idText.optional() }),
    handle: async ({ services, caller, query }) =>
      pageOf(await services.tasks.handlers(caller, defined(query))),
  }),
];
