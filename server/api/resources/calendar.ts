import { z } from 'zod';
import { row } from '../resource.ts';
import { day } from './shared.ts';

const minute = z.number().int().min(0).max(1440);

export const calendar = [
  row({
    endpoint: 'GET /api/calendar',
    summary: '工作日历 · The working-time calendar',
    who: 'staff',
    handle: ({ services, space }) => services.calendar.get(space),
  }),
  row({
    endpoint: 'PUT /api/calendar',
    summary: '修改工作日历 · Change the calendar',
    who: ({ permissions, whole }) => permissions.includes('admin') && whole,
    versioned: true,
    body: z.strictObject({
      hours: z
        .array(z.tuple([minute, minute]))
        .min(1)
        .max(6),
      days: z
        .array(z.strictObject({ day, work: z.boolean(), name: z.string().max(40).optional() }))
        .max(4000),
      years: z.array(z.number().int().min(2000).max(2100)).max(101),
    }),
    handle: ({ services, space, body, version }) => services.calendar.set(space, body, version ?? 0),
  }),
];
