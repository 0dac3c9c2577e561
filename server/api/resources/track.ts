import { z } from 'zod';
import { invalid } from '../problem.ts';
import { row } from '../resource.ts';
import { phone } from './shared.ts';

const number = z.string().trim().min(1).max(60);

export const track = [
  row({
    endpoint: 'POST /api/track',
    summary: '凭编号和手机号查进度 · State by number and phone',
    who: 'public',
    limit: 'track',
    audit: 'none',
    body: z.strictObject({ number, phone }),
    handle: ({ services, body }) => services.track.look(body.number, body.phone),
  }),
  row({
    endpoint: 'POST /api/track/open',
    summary: '打开办件内容 · Open the content of one matter',
    who: 'public',
    limit: 'track',
    body: z.strictObject({
      number,
      secret: z.string().max(100).optional(),
      phone: phone.optional(),
      code: z.string().max(20).optional(),
    }),
    async handle({ services, session, body, audit }) {
      const { secret, phone: to, code } = body;
      let caseId: string;
      if (secret !== undefined) {
        caseId = await services.track.bySecret(body.number, secret);
      } else if (to !== undefined && code !== undefined) {
        // The code first: whether a number exists is told to nobody who has not proved to hold the phone.
        await services.codes.verify(to, code);
        caseId = await services.track.byPhone(body.number, to);
      } else {
        const message = {
          zh: '请填写回执密码，或手机号和验证码',
          en: 'Give the receipt secret, or phone and code',
        };
        throw invalid([{ path: 'secret', code: 'required', message }]);
      }
      await services.sessions.openCase(session, caseId);
      audit({ case: caseId });
      return { caseId };
    },
  }),
];
