/** Where the folders of the installation are: the only file that knows how deep it stands. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with package.json: one up in development (`server/paths.ts`), two in the build (`dist/server/main.js`). */
function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

export const ROOT = findRoot();
/** The built browser apps: `portal/`, `work/`, `design/`. */
export const WEB = join(ROOT, 'dist', 'web');
/** The template packs. */
export const PACKS = join(ROOT, 'templates');
