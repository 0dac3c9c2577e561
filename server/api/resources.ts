/** The registry page: every resource of the API, one line each. A test compares it with `#runtime/wire`. */
import type { AnyRow } from './resource.ts';
import { applications } from './resources/applications.ts';
import { audit } from './resources/audit.ts';
import { calendar } from './resources/calendar.ts';
import { cases } from './resources/cases.ts';
import { clock } from './resources/clock.ts';
import { comments } from './resources/comments.ts';
import { designs } from './resources/designs.ts';
import { directoryImport } from './resources/directory-import.ts';
import { drafts } from './resources/drafts.ts';
import { events } from './resources/events.ts';
import { files } from './resources/files.ts';
import { incidents } from './resources/incidents.ts';
import { notifications } from './resources/notifications.ts';
import { openApi } from './resources/openapi.ts';
import { packs } from './resources/packs.ts';
import { people } from './resources/people.ts';
import { posts } from './resources/posts.ts';
import { releases } from './resources/releases.ts';
import { sender } from './resources/sender.ts';
import { services } from './resources/services.ts';
import { session } from './resources/session.ts';
import { setup } from './resources/setup.ts';
import { spaces } from './resources/spaces.ts';
import { street } from './resources/street.ts';
import { tasks } from './resources/tasks.ts';
import { track } from './resources/track.ts';
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
  ...services,
  ...drafts,
  ...files,
  ...applications,
  ...track,
  ...tasks,
  ...cases,
  ...comments,
  ...incidents,
  ...designs,
  ...releases,
  ...packs,
  ...openApi(() => resources),
];
