import { z } from 'zod';
import { row } from '../resource.ts';
import { defined, id, nothing, pageOf, reason } from './shared.ts';

export const services = [
  row({
    endpoint: 'GET /api/services',
    summary: '可以办的事项 · What can be applied for',
    who: 'public',
    query: z.strictObject({ space: id.optional(), q: z.string().max(100).optional() }),
    handle: async (call) => pageOf(await call.services.offers.list(call.caller, defined(call.query))),
  }),
  row({
    endpoint: 'GET /api/services/{id}',
    summary: '事项说明和表单 · One service with its form',
    who: 'public',
    handle: (call) => call.services.offers.detail(call.caller, call.params.id ?? ''),
  }),
  row({
    endpoint: 'POST /api/services/{id}/suspend',
    summary: '停办 · Take no new applications',
    who: 'publish',
    body: z.strictObject({ reason }),
    async handle(call) {
      await call.services.publishing.suspend(call.space, call.params.id ?? '', call.body.reason);
      return { state: 'suspended' as const };
    },
  }),
  row({
    endpoint: 'POST /api/services/{id}/resume',
    summary: '恢复办理 · Take applications again',
    who: 'publish',
    body: nothing,
    async handle(call) {
      await call.services.publishing.resume(call.space, call.params.id ?? '');
      return { state: 'published' as const };
    },
  }),
];
