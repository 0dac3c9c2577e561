/** A street for tests and the bench: a store in a folder of its own, a directory, releases, a host over them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Calendar } from '#runtime/calendar';
import type { Actor, Directory } from '#runtime/model';
import type { DesignBody } from '#runtime/wire';
import type { Store } from '#server/store';
import { openSqliteStore } from '#server/store/sqlite';
import type { Clock } from '../clock.ts';
import { type New, type ReleaseDoc, type ServiceDoc, toDoc } from '../documents.ts';
import { createHost } from '../host.ts';
import type { Handlers, Host, Log, StartRequest } from '../types.ts';

export const SPACE = 'street-1';
export const PEOPLE = Array.from({ length: 24 }, (_, at) => `person-${at}`);

export const directory: Directory = {
  version: 1,
  units: [{ id: 'unit-1', name: '翠湖街道', kind: 'street', validFrom: '2020-01-01' }],
  posts: [{ id: 'post-handlers', unit: 'unit-1', name: '处理岗', role: 'handler', holders: PEOPLE }],
  people: PEOPLE.map((id) => ({ id, name: id, active: true })),
};

export const calendar: Calendar = {
  id: 'cal-1',
  version: 1,
  zone: 'Asia/Shanghai',
  days: {},
  years: [2026, 2027],
  hours: [
    [540, 720],
    [810, 1050],
  ],
};

const page = {
  title: '反映问题',
  summary: '',
  forWhom: '',
  howLong: '',
  bring: [],
  minutes: 3,
  access: 'anyone' as const,
  prefix: 'CS',
};

export function bodyOf(process: string): DesignBody {
  return {
    page,
    process,
    forms: {},
    decisions: {},
    settingSpecs: [],
    settings: {},
    roleSpecs: [],
    roles: { handlers: { unit: 'unit-1', role: 'handler' } },
    ratingAtEnd: false,
  };
}

/** Publishes a drawing under one name: service `s-<name>`, release `r-<name>`. */
export async function publishDrawing(
  store: Store,
  name: string,
  process: string,
  trial = false,
): Promise<void> {
  const release: New<ReleaseDoc> = {
    _id: `r-${name}`,
    space: SPACE,
    design: `d-${name}`,
    service: `s-${name}`,
    number: 1,
    body: bodyOf(process),
    trial,
    publishedAt: 0,
    publishedBy: 'person-0',
    reason: '测试',
    state: 'current',
  };
  const service: New<ServiceDoc> = {
    _id: `s-${name}`,
    space: SPACE,
    design: `d-${name}`,
    release: release._id,
    state: 'published',
    page,
    trial,
  };
  await store.insertOnce('releases', toDoc(release));
  await store.insertOnce('services', toDoc(service));
}

export const staff = (person: string): Actor => ({ kind: 'staff', id: person, post: 'post-handlers' });
export const resident: Actor = { kind: 'resident', id: 'resident-1' };

export function startOf(name: string, key: string, matter = '路灯不亮'): StartRequest {
  return {
    key,
    space: SPACE,
    service: `s-${name}`,
    actor: resident,
    channel: 'portal',
    applicant: { kind: 'resident', id: 'resident-1', name: '王芳', phone: '13800000000' },
    variables: { matter, kind: '设施' },
  };
}

/** A clock that a test moves. */
export class TestClock implements Clock {
  readonly #listeners = new Set<() => void>();
  constructor(private at = Date.UTC(2026, 10, 23, 2)) {}
  now(): number {
    return this.at;
  }
  forward(ms: number): void {
    this.at += ms;
    for (const listener of this.#listeners) listener();
  }
  onMove(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** Keeps what was said, so that a test may look; says errors aloud. */
export class TestLog implements Log {
  readonly lines: { readonly level: string; readonly data: object; readonly message: string }[] = [];
  info = (data: object, message: string) => void this.lines.push({ level: 'info', data, message });
  warn = (data: object, message: string) => void this.lines.push({ level: 'warn', data, message });
  error = (data: object, message: string) => void this.lines.push({ level: 'error', data, message });
}

export const NO_HANDLERS: Handlers = { jobs: {}, effects: {} };

export function hostOver(
  store: Store,
  handlers: Handlers = NO_HANDLERS,
  clock: Clock = new TestClock(),
  log: Log = new TestLog(),
): Host {
  return createHost({
    store,
    clock,
    log,
    handlers,
    sources: { directory: () => directory, calendar: () => calendar },
  });
}

export interface Street {
  readonly folder: string;
  readonly store: Store;
  readonly clock: TestClock;
  readonly log: TestLog;
  readonly host: Host;
  /** A second host over the same store, as a restarted or another server has it. */
  another(): Host;
  close(): Promise<void>;
}

export async function openStreet(
  drawings: Readonly<Record<string, string>>,
  handlers = NO_HANDLERS,
): Promise<Street> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-host-'));
  const store = await openSqliteStore({ folder });
  for (const [name, process] of Object.entries(drawings)) await publishDrawing(store, name, process);
  const clock = new TestClock();
  const log = new TestLog();
  const host = hostOver(store, handlers, clock, log);
  return {
    folder,
    store,
    clock,
    log,
    host,
    another: () => hostOver(store, handlers, clock, log),
    async close() {
      await host.stop();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
