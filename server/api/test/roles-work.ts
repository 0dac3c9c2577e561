/** Roles × endpoints: designs, releases, services, packs, drafts, files, applications, track, tasks, cases. */
import type { RoleRow } from './roles.ts';

export const workRows: readonly RoleRow[] = [];
