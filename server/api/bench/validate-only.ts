/** A request with sign-in and validation that ends before anything is stored: what the API itself costs. */
import { z } from 'zod';
import { judge } from '../../services/applications/judge.ts';
import { startFormOf } from '../../services/designs/index.ts';
import { assertOpen, loadOffer, releaseOf } from '../../services/offers/index.ts';
import { row } from '../resource.ts';
import { variables } from '../resources/values.ts';

export const validateOnly = row({
  endpoint: 'POST /api/bench',
  summary: 'Sign-in and validation only',
  who: 'resident',
  creating: 'case',
  audit: 'events',
  hot: true,
  body: z.strictObject({ service: z.string(), values: variables }),
  async handle({ services: { ground }, caller, body }) {
    const offer = await loadOffer(ground, body.service);
    await assertOpen(ground, caller, offer);
    const start = startFormOf(await releaseOf(ground, offer.release));
    const judged = await judge(ground, {
      space: offer.space,
      form: start.form,
      rights: start.rights,
      values: body.values,
      mayUse: () => false,
    });
    return { valid: true, fields: Object.keys(judged.values).length };
  },
});
