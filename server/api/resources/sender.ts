import { z } from 'zod';
import { row, type Who } from '../resource.ts';
import { defined, nothing, phone } from './shared.ts';

const streetAdmin: Who = ({ permissions, whole }) => permissions.includes('admin') && whole;

export const sender = [
  row({
    endpoint: 'GET /api/sender',
    summary: '短信设置 · The sender of short messages',
    who: streetAdmin,
    handle: ({ services, space }) => services.sender.get(space),
  }),
  row({
    endpoint: 'PUT /api/sender',
    summary: '修改短信设置 · Change the sender',
    who: streetAdmin,
    versioned: true,
    body: z
      .strictObject({
        kind: z.enum(['print', 'http']),
        url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).optional(),
        method: z.enum(['POST', 'GET']).optional(),
        headers: z
          .array(
            z.strictObject({
              name: z.string().regex(/^[A-Za-z0-9-]{1,60}$/),
              value: z
                .string()
                .regex(/^[\x20-\x7e]{0,2000}$/)
                .optional(),
            }),
          )
          .max(20)
          .optional(),
        body: z.string().max(5000).optional(),
        contentType: z.string().max(100).optional(),
        tellApplicants: z.boolean().optional(),
      })
      .refine((sender) => sender.kind === 'print' || (sender.url ?? '') !== '', { path: ['url'] }),
    handle: ({ services, space, body, version }) =>
      services.sender.set(
        space,
        { ...defined(body), headers: (body.headers ?? []).map(defined) },
        version ?? 0,
      ),
  }),
  row({
    endpoint: 'POST /api/sender/test',
    summary: '发送测试短信 · Send a test message',
    who: streetAdmin,
    limit: 'code',
    body: z.strictObject({ phone }),
    async handle({ services, space, body, locale }) {
      const text = '这是一条测试短信，收到说明短信设置正确。';
      const { ok, message } = await services.sender.send({ space, phone: body.phone, text });
      return { ok, message: message[locale] };
    },
  }),
  row({
    endpoint: 'GET /api/sender/failures',
    summary: '发送失败列表 · What could not be sent',
    who: streetAdmin,
    handle: ({ services, space }) => services.sender.failures(space),
  }),
  row({
    endpoint: 'POST /api/sender/failures/{id}/retry',
    summary: '重发 · Send again',
    who: streetAdmin,
    body: nothing,
    handle: ({ services, space, params }) => services.sender.retry(space, params.id ?? ''),
  }),
];
