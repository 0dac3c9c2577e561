/** The shape of pack.json. `pack.schema.json` beside it is made from here (a test compares them). */
import { z } from 'zod';
import { PACK_SCHEMA } from './types.ts';

const short = z.string().min(1).max(200);
const long = z.string().min(1).max(2000);
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);

const text = z.strictObject({ zh: long, en: long });

const access = z.enum(['anyone', 'resident', 'staff']);

/** What a resident is told before a service begins; shared with the API's check of a design. */
export const pageShape = z.strictObject({
  title: short,
  titleEn: short.optional(),
  summary: z.string().max(2000),
  forWhom: z.string().max(500),
  howLong: z.string().max(500),
  bring: z.array(short).max(30),
  minutes: z.number().int().min(1).max(600),
  access,
  phone: z.string().max(40).optional(),
  prefix: z.string().regex(/^[A-Z]{1,6}$/),
  group: short.optional(),
});

const choices = z.array(z.strictObject({ value: short, label: text })).max(100);

export const settingShape = z.strictObject({
  key: name,
  label: text,
  explain: text,
  type: z.enum(['number', 'text', 'boolean', 'choice', 'table']),
  unit: z.string().max(40).optional(),
  choices: choices.optional(),
  columns: z
    .array(
      z.strictObject({
        key: name,
        label: text,
        choices: choices.optional(),
        many: z.boolean().optional(),
      }),
    )
    .max(30)
    .optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  // What fits is said by the type beside it: see checkSetting.
  default: z.unknown().refine((value) => value !== undefined, 'A setting needs a default'),
  source: long,
});

export const roleShape = z.strictObject({
  key: name,
  label: text,
  explain: text,
  proposes: z
    .strictObject({
      role: name,
      unitKind: z.enum(['district', 'street', 'department', 'community', 'grid']).optional(),
    })
    .optional(),
});

/** A path inside the pack: one known folder, one plain name, the right ending. */
const inside = (folder: string, ending: string) =>
  z.string().regex(new RegExp(`^${folder}/[a-z0-9][a-z0-9-]{0,80}\\.${ending}$`));

export const packShape = z.strictObject({
  $schema: z.literal(PACK_SCHEMA),
  id: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/),
  version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/),
  engine: z.number().int().min(1),
  name: text,
  summary: text,
  shape: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  page: pageShape,
  process: inside('processes', 'bpmn'),
  forms: z.record(name, inside('forms', 'json')),
  decisions: z.record(name, inside('decisions', 'dmn')),
  settings: z.array(settingShape).max(200),
  roles: z.array(roleShape).max(50),
  ratingAtEnd: z.boolean(),
  scenarios: z.array(inside('scenarios', 'json')).max(200),
});

/** `pack.schema.json`, for editors and for people who write packs elsewhere. */
export function packJsonSchema(): object {
  return { $id: PACK_SCHEMA, ...z.toJSONSchema(packShape, { io: 'input' }) };
}
