/** What the API may ask for. A new service costs a folder, a line here and a line in `compose.ts`. */
import type { Host } from '#server/host';
import type { Credentials, Sessions } from '#server/security';
import type { Store } from '#server/store';
import type { Audit } from './audit/index.ts';
import type { CalendarService } from './calendar/index.ts';
import type { Clock } from './clock/index.ts';
import type { Codes } from './codes/index.ts';
import type { DirectoryService } from './directory/index.ts';
import type { Follow } from './notifications/follow.ts';
import type { Notifications } from './notifications/index.ts';
import type { Sender } from './sender/index.ts';
import type { SignIn } from './session/index.ts';
import type { Spaces } from './spaces/index.ts';
import type { WorkServices } from './work.ts';

export interface Services extends WorkServices {
  readonly store: Store;
  readonly host: Host;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly credentials: Credentials;
  readonly signIn: SignIn;
  readonly codes: Codes;
  readonly directory: DirectoryService;
  readonly spaces: Spaces;
  readonly calendar: CalendarService;
  readonly sender: Sender;
  readonly notifications: Notifications;
  readonly follow: Follow;
  readonly audit: Audit;
}
