/** Puts the services together over a store. The only place that knows in which order they need each other. */
import { randomBytes, randomUUID } from 'node:crypto';
import { dayOf } from '#runtime/values';
import { createClock, createHost, type Log } from '#server/host';
import { createCredentials, createSessions, type Sessions } from '#server/security';
import type { Store } from '#server/store';
import { createAudit } from './audit/index.ts';
import { createCalendar } from './calendar/index.ts';
import { createClockService } from './clock/index.ts';
import { createCodes } from './codes/index.ts';
import { createDirectory } from './directory/index.ts';
import { createFollow } from './notifications/follow.ts';
import { createNotifications } from './notifications/index.ts';
import { createNotify } from './notify/index.ts';
import { createSender, type Printer } from './sender/index.ts';
import type { Services } from './services.ts';
import { createCallers, createSignIn } from './session/index.ts';
import { createSpaces, type Spaces } from './spaces/index.ts';
import { removeExpired } from './tidy/index.ts';
import { createWork } from './work.ts';

export interface ServiceDeps {
  readonly store: Store;
  readonly log: Log;
  /** Where the sender of development prints. */
  readonly print: Printer;
  /** The machine's clock; tests hand in their own. */
  readonly real?: () => number;
  /** The folder of template packs. */
  readonly packs: string;
}

export interface Composed {
  readonly services: Services;
  /** Carries on what a server that died left behind. */
  resume(): Promise<void>;
  /** Removes what is over; called now and then. */
  tidy(): Promise<void>;
}

const ZONE = 'Asia/Shanghai';

export async function createServices({
  store,
  log,
  print,
  real = Date.now,
  packs,
}: ServiceDeps): Promise<Composed> {
  const key = await installationKey(store);
  const time = await createClock(store, real);
  const today = (): string => dayOf(time.now(), ZONE);
  const credentials = createCredentials(store, real);
  // Sessions look people up, and disabling somebody ends their sessions: the knot is tied here.
  const tied: { sessions?: Sessions } = {};
  const sessionsLater = (): Sessions => {
    if (!tied.sessions)
      throw new Error('Expected the sessions to stand before they are used, but they do not');
    return tied.sessions;
  };
  const directory = createDirectory({ store, credentials, sessions: sessionsLater, key, real, today });
  const sessions = createSessions({
    store,
    key,
    now: real,
    callers: createCallers({ store, directory, credentials }),
  });
  tied.sessions = sessions;
  const spaces = createSpaces({ store, snapshots: directory.snapshots, credentials, today });
  const zoneOf = async (space: string): Promise<string> => (await spaces.get(space)).zone;
  const calendar = createCalendar({ store, now: time.now, real, zoneOf });
  const notifications = createNotifications(store, time.now);
  const sender = createSender({ store, now: real, print, newId: () => `sms-${randomUUID()}` });
  const codes = createCodes({ store, sender, key, real, firstSpace: () => firstOf(spaces) });
  const clock = createClockService({ store, time, real, spaces });
  const audit = createAudit(store, real);
  const signIn = createSignIn({ store, sessions, credentials, directory, spaces, codes, clock, key });

  const host = createHost({
    store,
    clock: time,
    log,
    sources: {
      directory: (space) => directory.snapshot(space),
      calendar: (space) => calendar.snapshot(space),
    },
    handlers: createNotify({ directory, notifications, sender, zoneOf }),
  });

  const follow = createFollow({
    ...{ store, host, log, now: time.now, notifications, sender },
    directory: (space) => directory.snapshot(space),
    spaces: () => spaces.list(),
  });
  const work = createWork({
    ...{ store, host, now: time.now, key, packs },
    directory: (space) => directory.snapshot(space),
    nameOf: (space, person) => directory.nameOf(space, person),
    street: (space) => spaces.get(space),
    calendar: (space) => calendar.snapshot(space),
  });

  const services: Services = {
    ...work,
    store,
    host,
    clock,
    sessions,
    credentials,
    signIn,
    codes,
    directory,
    spaces,
    calendar,
    sender,
    notifications,
    follow,
    audit,
  };
  return {
    services,
    resume: () => directory.import.resume(),
    async tidy() {
      await services.tidy();
      await removeExpired(store, real);
    },
  };
}

async function firstOf(spaces: Spaces): Promise<string> {
  const [first] = await spaces.list();
  return first?.id ?? '*';
}

/** The key that signs guests' cookies and hides phones in ids: made once, shared by all servers of the store. */
async function installationKey(store: Store): Promise<string> {
  const { doc } = await store.insertOnce('secrets', {
    _id: 'installation-key',
    space: '*',
    key: randomBytes(32).toString('base64url'),
  });
  return String(doc.key);
}
