/** The roles of the table, and a small street they work in. */
import type { Permission } from '#runtime/wire';
import { startTestServer, type TestClient, type TestRequest, type TestServer } from '../testing.ts';

export const ROLE_NAMES = [
  'guest',
  'resident',
  'handler',
  'supervisor',
  'designer',
  'publisher',
  'admin',
  'stranger',
] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

/**
 * Expected status by role, in the order of `ROLE_NAMES`: guest, resident, handler, supervisor, designer, publisher,
 * admin of the street, admin of another street.
 */
export type Statuses = readonly [number, number, number, number, number, number, number, number];

/** One endpoint for all roles. */
export interface RoleRow {
  /** As in the registry. */
  readonly endpoint: string;
  readonly statuses: Statuses;
  /** The path with its parameters filled in; may make what it needs first. Called anew for each role. */
  readonly path?: (world: World, role: RoleName) => string | Promise<string>;
  readonly request?: (world: World, role: RoleName) => TestRequest | Promise<TestRequest>;
  /** The act ends or changes the session itself: each role gets one of its own. */
  readonly ownSession?: true;
}

/** What the rows may use. Rooms that need more keep it in `more`, made when it is first asked for. */
export interface World {
  readonly server: TestServer;
  readonly clients: Readonly<Record<RoleName, TestClient>>;
  readonly unit: string;
  /** A community under the street. */
  readonly community: string;
  readonly otherSpace: string;
  /** Ids by role of staff. */
  readonly people: Readonly<Record<'handler' | 'supervisor' | 'designer' | 'publisher', string>>;
  readonly posts: Readonly<Record<'handler' | 'supervisor' | 'designer' | 'publisher', string>>;
  /** Computed once by name. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>;
  /** A number that was not used before. */
  next(): number;
  client(role: RoleName): Promise<TestClient>;
}

export const RESIDENT_PHONE = '13900000001';
const STAFF: Readonly<Record<keyof World['people'], readonly Permission[]>> = {
  handler: ['handle-tasks'],
  supervisor: ['supervise'],
  designer: ['design'],
  publisher: ['publish'],
};

export async function createWorld(): Promise<World> {
  const server = await startTestServer();
  const admin = await server.staff('admin');
  const unit = 'unit-space-1';
  const community = (
    await admin.call<{ id: string }>('POST /api/units', {
      body: { name: '幸福社区', kind: 'community', parent: unit },
    })
  ).body.id;
  const people: Record<string, string> = {};
  const posts: Record<string, string> = {};
  const clients: Record<string, TestClient> = { admin, guest: await server.guest() };
  for (const [role, permissions] of Object.entries(STAFF)) {
    const body = { unit, name: role, role, permissions, holders: [] };
    posts[role] = (await admin.call<{ id: string }>('POST /api/posts', { body })).body.id;
    const invited = await admin.call<{ id: string; password: string }>('POST /api/people', {
      body: { name: role, login: role, posts: [posts[role]] },
    });
    people[role] = invited.body.id;
    clients[role] = await server.staff(role, invited.body.password);
  }
  const other = await admin.call<{ id: string; password: string }>('POST /api/spaces', {
    body: { name: '另一街道', admin: { name: '另一管理员', login: 'stranger' } },
  });
  clients.stranger = await server.staff('stranger', other.body.password);
  clients.resident = await server.resident(RESIDENT_PHONE);
  const kept = new Map<string, Promise<unknown>>();
  let count = 0;
  return {
    server,
    unit,
    community,
    otherSpace: other.body.id,
    people: people as World['people'],
    posts: posts as World['posts'],
    clients: clients as World['clients'],
    once<T>(name: string, make: () => Promise<T>): Promise<T> {
      const known = kept.get(name) ?? make();
      kept.set(name, known);
      return known as Promise<T>;
    },
    next: () => ++count,
    async client(role) {
      if (role === 'guest') return server.guest();
      if (role !== 'resident') return server.staff(role);
      server.later(61_000);
      return server.resident(RESIDENT_PHONE);
    },
  };
}
