/** The registry page: every resource of the API, one line each. A test compares it with `#runtime/wire`. */
import type { AnyRow } from './resource.ts';

export const resources: readonly AnyRow[] = [];
