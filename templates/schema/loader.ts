/** Reads packs from folders. Node only: the server and the command line use it, browsers get packs by the API. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack, PackProblem, PackShelf } from './types.ts';
import { PACK_LIMITS, validatePack } from './validate.ts';

/**
 * Loads one pack from its folder.
 * @param engine number of the newest engine behaviour there is
 */
export async function loadPack(
  folder: string,
  id: string,
  engine: number,
): Promise<{ readonly pack: Pack } | { readonly problem: PackProblem }> {
  const files = new Map<string, string>();
  const refused = await readFolder(folder, '', files);
  if (refused) {
    return {
      problem: {
        pack: id,
        step: 1,
        kind: 'broken',
        where: refused,
        message: { zh: '不是普通文件，或过大、过多', en: 'Not a plain file, or too large, or too many' },
      },
    };
  }
  return validatePack(id, files, engine);
}

/** Loads all packs of a folder; bad ones are reported by id while good ones load. */
export async function loadPacks(root: string, engine: number): Promise<PackShelf> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const ids = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'schema' && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
  const packs: Pack[] = [];
  const problems: PackProblem[] = [];
  for (const id of ids) {
    const loaded = await loadPack(join(root, id), id, engine);
    if ('pack' in loaded) packs.push(loaded.pack);
    else problems.push(loaded.problem);
  }
  return { packs, problems };
}

/** Fills `files`; answers the path it refuses: links, devices, deep folders, what is too large or too many. */
async function readFolder(
  folder: string,
  prefix: string,
  files: Map<string, string>,
): Promise<string | undefined> {
  for (const name of (await readdir(folder)).sort()) {
    if (name.startsWith('.')) continue;
    const full = join(folder, name);
    const path = prefix + name;
    // Not stat: a link that points out of the pack must be seen as a link.
    const info = await lstat(full);
    if (info.isDirectory() && prefix === '') {
      const refused = await readFolder(full, `${name}/`, files);
      if (refused) return refused;
    } else if (!info.isFile() || info.size > PACK_LIMITS.fileBytes || files.size >= PACK_LIMITS.files) {
      return path;
    } else {
      files.set(path, await readFile(full, 'utf8'));
    }
  }
  return undefined;
}
