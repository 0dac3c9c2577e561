import { row } from '../resource.ts';
import { nothing } from './shared.ts';

export const notifications = [
  row({
    endpoint: 'GET /api/notifications',
    summary: '我的通知 · What I was told',
    who: 'staff',
    handle: ({ services, caller }) => services.notifications.list(caller),
  }),
  row({
    endpoint: 'POST /api/notifications/{id}/read',
    summary: '标为已读 · I read it',
    who: 'staff',
    audit: 'none',
    body: nothing,
    async handle({ services, caller, params }) {
      await services.notifications.read(caller, params.id ?? '');
      return { read: true as const };
    },
  }),
];
