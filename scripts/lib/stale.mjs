import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dist, root } from './paths.mjs';

const SOURCE = /\.(ts|tsx|css|html|json|mjs|bpmn|dmn|svg|md)$/;

/** Name, size and time of every source file below the folders: cheap enough to ask at each start. */
function fingerprint(folders) {
  const hash = createHash('sha256');
  const walk = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) {
        if (name !== 'node_modules' && !name.startsWith('.')) walk(join(path, name));
      }
    } else if (SOURCE.test(path) && !/\.test\.tsx?$/.test(path)) {
      hash.update(`${path.slice(root.length)} ${stat.size} ${Math.floor(stat.mtimeMs)}\n`);
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) walk(join(root, folder));
  return hash.digest('hex');
}

const stampFile = (name) => join(dist, '.stamps', name);

/** Is `dist`'s part of this name older than its sources? */
export function isStale(name, folders) {
  if (!existsSync(stampFile(name))) return true;
  return readFileSync(stampFile(name), 'utf8') !== fingerprint(folders);
}

export function markFresh(name, folders) {
  mkdirSync(dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), fingerprint(folders));
}
