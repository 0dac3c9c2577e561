import { z } from 'zod';
import type { FormSchema } from '#runtime/form';
import type { DesignBody } from '#runtime/wire';
import { purgeTrial } from '#server/services';
import { roleShape, settingShape } from '#templates/schema';
import { created, row } from '../resource.ts';
import { defined, name, nothing, pageOf, reason } from './shared.ts';
import { variables } from './values.ts';

const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
/** Forms are named by those who draw, in their own language. */
const formKey = z.string().regex(/^\p{L}[\p{L}\p{N}_-]{0,63}$/u);
const line = z.string().max(500);

/** A draft may be unfinished: empty texts are for the check to find, not for the door to refuse. */
const page = z.strictObject({
  title: line,
  titleEn: line.optional(),
  summary: z.string().max(5000),
  forWhom: z.string().max(2000),
  howLong: z.string().max(2000),
  bring: z.array(line).max(50),
  minutes: z.number().int().min(0).max(1000),
  access: z.enum(['anyone', 'resident', 'staff']),
  phone: line.optional(),
  prefix: z.string().max(10),
  group: line.optional(),
});

/** Form schemas are data here; their subset is checked before publishing. */
const form = z.looseObject({ type: z.literal('object') }) as unknown as z.ZodType<FormSchema>;

const body = z.strictObject({
  page,
  process: z.string().max(900_000),
  forms: z.record(formKey, form),
  decisions: z.record(key, z.string().max(500_000)),
  settingSpecs: z.array(settingShape).max(200),
  settings: variables,
  roleSpecs: z.array(roleShape).max(50),
  roles: z.record(key, z.strictObject({ unit: z.string().max(200), role: z.string().max(64) })),
  ratingAtEnd: z.boolean(),
});

const DESIGNERS = ['design', 'publish'] as const;

export const designs = [
  row({
    endpoint: 'GET /api/designs',
    summary: '流程列表 · The designs',
    who: DESIGNERS,
    handle: async ({ services, space }) => pageOf(await services.designs.list(space)),
  }),
  row({
    endpoint: 'POST /api/designs',
    summary: '新建流程 · Start a design',
    who: 'design',
    creating: 'once',
    body: z.strictObject({ name }),
    async handle({ services, caller, space, body: sent, id, audit }) {
      const design = await services.designs.create({ space, person: caller.id }, id('d'), sent.name);
      audit({ object: design.id });
      return created(design, `/api/designs/${design.id}`);
    },
  }),
  row({
    endpoint: 'GET /api/designs/{id}',
    summary: '查看流程 · One design',
    who: DESIGNERS,
    handle: ({ services, space, params }) => services.designs.get(space, params.id ?? ''),
  }),
  row({
    endpoint: 'PUT /api/designs/{id}',
    summary: '保存流程 · Save a design',
    who: 'design',
    versioned: true,
    body: z.strictObject({ name, body }),
    handle: ({ services, caller, space, params, body: sent, version }) =>
      services.designs.save({ space, person: caller.id }, params.id ?? '', version ?? 0, {
        name: sent.name,
        // Optional members that are absent are absent, not undefined: the JSON has none.
        body: sent.body as DesignBody,
      }),
  }),
  row({
    endpoint: 'DELETE /api/designs/{id}',
    summary: '删除流程 · Delete a design',
    who: 'design',
    versioned: 'optional',
    async handle({ services, space, params, version }) {
      await services.designs.remove(space, params.id ?? '', version);
      return { deleted: true as const };
    },
  }),
  row({
    endpoint: 'POST /api/designs/{id}/check',
    summary: '检查流程 · Check a design',
    who: DESIGNERS,
    audit: 'none',
    body: nothing,
    handle: async ({ services, space, params }) => ({
      findings: await services.designs.check(space, params.id ?? ''),
    }),
  }),
  row({
    endpoint: 'POST /api/designs/{id}/trial',
    summary: '试运行 · Make a trial link',
    who: DESIGNERS,
    creating: 'once',
    body: nothing,
    async handle({ services, caller, space, params, key: idempotencyKey }) {
      const author = { space, person: caller.id };
      const release = await services.publishing.trial(author, params.id ?? '', idempotencyKey);
      return created({ release: release.id, service: release.service, path: `/s/${release.service}` });
    },
  }),
  row({
    endpoint: 'DELETE /api/designs/{id}/trial',
    summary: '清除试运行办件 · Purge the trial cases',
    who: DESIGNERS,
    handle: async ({ services, space, params }) => ({
      purged: await purgeTrial(services.store, services.host, space, params.id ?? ''),
    }),
  }),
  row({
    endpoint: 'POST /api/designs/{id}/releases',
    summary: '发布 · Publish',
    who: 'publish',
    creating: 'once',
    // The revision that was checked on the screen is the one that is published.
    versioned: 'optional',
    body: z.strictObject({ reason, warnings: reason.optional() }),
    async handle({ services, caller, space, params, body: sent, version, key: idempotencyKey }) {
      const author = { space, person: caller.id };
      const request = defined({ key: idempotencyKey, version, ...sent });
      const release = await services.publishing.publish(author, params.id ?? '', request);
      return created(release, `/api/releases/${release.id}`);
    },
  }),
  row({
    endpoint: 'GET /api/designs/{id}/releases',
    summary: '发布版列表 · The releases of a design',
    who: DESIGNERS,
    handle: async ({ services, space, params }) =>
      pageOf(await services.publishing.releases(space, params.id ?? '')),
  }),
];
