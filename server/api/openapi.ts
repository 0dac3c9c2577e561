/** OpenAPI 3.1 from the same rows that answer. */
import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { AnyRow } from './resource.ts';

const text = z.strictObject({ zh: z.string(), en: z.string() });

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string(),
    detail: z.string().optional(),
    mend: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: text })).optional(),
    current: z.unknown().optional(),
  })
  .meta({ id: 'Problem' });

export function openApiDocument(rows: readonly AnyRow[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'linli' });
  for (const row of rows) registry.registerPath(pathOf(row));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Linli 邻里',
      version: '1',
      description:
        'Every answer that refuses is application/problem+json with a stable `code`. All but GET need the header X-CSRF-Token from GET /api/session.',
    },
  });
}

function pathOf(row: AnyRow): RouteConfig {
  const [method = 'GET', path = ''] = row.endpoint.split(' ');
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const headers: Record<string, z.ZodType> = {};
  if (method !== 'GET') headers['X-CSRF-Token'] = z.string();
  if (row.creating) headers['Idempotency-Key'] = z.string().regex(/^[\x21-\x7e]{8,128}$/);
  const match = z.string().describe('"<version>"');
  if (row.versioned) headers['If-Match'] = row.versioned === 'optional' ? match.optional() : match;
  const body = row.upload
    ? { content: { 'multipart/form-data': { schema: z.object({ file: z.string() }) } } }
    : row.body && { content: { 'application/json': { schema: row.body } } };
  const refusal = {
    description: 'Refused',
    content: { 'application/problem+json': { schema: problem } },
  };
  return {
    method: method.toLowerCase() as RouteConfig['method'],
    path,
    summary: row.summary,
    operationId: operationId(method, path),
    tags: [path.split('/')[2] ?? ''],
    ...(row.who === 'public' ? {} : { security: [{ session: [] }] }),
    request: {
      ...(names.length > 0
        ? { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }
        : {}),
      ...(row.query ? { query: row.query as z.ZodObject } : {}),
      ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
      ...(body ? { body: { ...body, required: true } } : {}),
    },
    responses: {
      [row.creating ? '201' : '200']: { description: 'Done' },
      '4XX': refusal,
    },
  };
}

/** `POST /api/people/{id}/reset` → `post-people-id-reset` */
function operationId(method: string, path: string): string {
  return `${method.toLowerCase()}${path.replace('/api', '').replace(/[/{}.]+/g, '-')}`.replace(/-$/, '');
}
