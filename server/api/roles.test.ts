/** Every endpoint × every role. An endpoint without a row fails; a row without an endpoint too. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { resources } from './resources.ts';
import { createWorld, ROLE_NAMES, type RoleName, type RoleRow, type World } from './test/roles.ts';
import { coreRows } from './test/roles-core.ts';
import { workRows } from './test/roles-work.ts';

const table: readonly RoleRow[] = [...coreRows, ...workRows];

/** The keys of `Endpoints` are types; here they are read from the source, so that none is forgotten. */
function endpointsOfWire(): string[] {
  const source = readFileSync(join(ROOT, 'runtime', 'wire', 'endpoints.ts'), 'utf8');
  return [...source.matchAll(/^ {2}'((?:GET|POST|PUT|PATCH|DELETE) \/api\/[^']+)':/gm)].map(
    ([, key]) => key ?? '',
  );
}

/** POSTs that make nothing: done twice, they leave what one of them leaves (or what each was asked for, as with a code). */
const makesNothing: ReadonlySet<string> = new Set(
  `session/staff session/resident/code session/resident session/post session/password session/locale
  setup/steps/{step} people/{id}/reset people/{id}/unlock people/{id}/disable people/{id}/enable
  sender/test sender/failures/{id}/retry clock notifications/{id}/read services/{id}/suspend services/{id}/resume
  drafts/open track track/open cases/{id}/reveal designs/{id}/check`
    .split(/\s+/)
    .map((path) => `POST /api/${path}`),
);

describe('completeness', () => {
  const registry = resources.map((row) => row.endpoint);

  it('has every endpoint of the wire in the registry, once', () => {
    expect(endpointsOfWire().filter((endpoint) => !registry.includes(endpoint))).toEqual([]);
    expect(registry.filter((endpoint, index) => registry.indexOf(endpoint) !== index)).toEqual([]);
  });

  it('has a row of roles for every endpoint, and no row too many', () => {
    const rows = table.map((row) => row.endpoint);
    expect(registry.filter((endpoint) => !rows.includes(endpoint))).toEqual([]);
    expect(rows.filter((endpoint) => !registry.includes(endpoint))).toEqual([]);
  });

  it('asks every creating POST for a key, and every PUT and PATCH for the version it changes', () => {
    const loose = resources.filter(
      (row) =>
        (row.endpoint.startsWith('POST ') && !row.creating && !makesNothing.has(row.endpoint)) ||
        (/^(PUT|PATCH) /.test(row.endpoint) && !row.versioned),
    );
    expect(loose.map((row) => row.endpoint)).toEqual([]);
    const names = resources.map((row) => row.endpoint);
    expect([...makesNothing].filter((endpoint) => !names.includes(endpoint))).toEqual([]);
  });
});

describe.sequential('who may call what', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.server.stop());

  it.each(table.map((row) => [row.endpoint, row] as const))('%s', async (_name, row) => {
    const [method = 'GET', template = ''] = row.endpoint.split(' ');
    const got: Record<string, number | string> = {};
    const wanted: Record<string, number> = {};
    for (const [index, role] of ROLE_NAMES.entries()) {
      wanted[role] = row.statuses[index] ?? 0;
      const client = row.ownSession ? await world.client(role) : world.clients[role];
      const path = row.path ? await row.path(world, role) : template;
      const request = row.request ? await row.request(world, role) : {};
      got[role] = await statusOf(client, method, path, request, role);
    }
    expect(got).toEqual(wanted);
  });

  /** A stream never ends by itself: its head is all we need. */
  async function statusOf(
    client: World['clients'][RoleName],
    method: string,
    path: string,
    request: Parameters<typeof client.call>[1],
    role: RoleName,
  ): Promise<number | string> {
    if (path !== '/api/events') {
      const answer = await client.call(`${method} ${path}`, request);
      const problem = answer.status >= 400;
      if (problem && (!answer.problem.code || !answer.problem.mend)) return `${role}: no code or mend`;
      return answer.status;
    }
    const stop = new AbortController();
    const headers = { Cookie: client.cookie() };
    const response = await fetch(`${world.server.url}${path}`, { headers, signal: stop.signal });
    stop.abort();
    return response.status;
  }
});
