/** The registry page: every resource of the API, one line each. A test compares it with `#runtime/wire`. */
import type { AnyRow } from './resource.ts';
import { audit } from './resources/audit.ts';
import { calendar } from './resources/calendar.ts';
import { clock } from './resources/clock.ts';
import { directoryImport } from './resources/directory-import.ts';
import { events } from './resources/events.ts';
import { notifications } from './resources/notifications.ts';
import { openApi } from './resources/openapi.ts';
import { people } from './resources/people.ts';
import { posts } from './resources/posts.ts';
import { sender } from './resources/sender.ts';
import { session } from './resources/session.ts';
import { setup } from './resources/setup.ts';
import { spaces } from './resources/spaces.ts';
import { street } from './resources/street.ts';
import { units } from './resources/units.ts';

export const resources: readonly AnyRow[] = [
  ...session,
  ...setup,
  ...spaces,
  ...street,
  ...units,
  ...posts,
  ...people,
  ...directoryImport,
  ...calendar,
  ...sender,
  ...audit,
  ...clock,
  ...notifications,
  ...events,
  ...openApi(() => resources),
];
