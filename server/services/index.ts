/**
 * What stands behind the API: one folder a service, each a `create…(deps)`; `createServices` in this folder's
 * `compose.ts` puts them together. A new service costs a folder, a line in `Services` and a line in `compose.ts`.
 */
import type { Host } from '#server/host';
import type { Sessions } from '#server/security';
import type { Store } from '#server/store';
import type { Audit } from './audit/index.ts';
import type { Clock } from './clock/index.ts';

export interface Services {
  readonly store: Store;
  readonly host: Host;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly audit: Audit;
}
