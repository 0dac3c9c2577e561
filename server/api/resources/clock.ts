import { z } from 'zod';
import { row } from '../resource.ts';

export const clock = [
  row({
    endpoint: 'GET /api/clock',
    summary: '演示时钟 · The demo clock',
    who: 'staff',
    handle: ({ services }) => services.clock.state(),
  }),
  row({
    endpoint: 'POST /api/clock',
    summary: '拨动演示时钟 · Move the demo clock forward',
    who: ({ permissions, whole }) => permissions.includes('admin') && whole,
    body: z.strictObject({
      forwardMinutes: z
        .number()
        .int()
        .min(1)
        .max(60 * 24 * 400),
    }),
    async handle({ services, body, audit }) {
      audit({ object: `+${body.forwardMinutes} min` });
      return services.clock.forward(body.forwardMinutes);
    },
  }),
];
