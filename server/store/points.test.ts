import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pointNames } from './points.ts';

const rooms = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Suites and their helpers are not what is killed. */
const helpers = /\.test\.ts$|(^|\/)(testing|contract|crash|bench)\//;
const portWrites = /\bstore\s*\.(commit|insertOnce|updateIf|removeIf|project|putBlob|removeBlob)\(/;
/** Inside the store it is the file system that is written to, at the moment when a name changes its meaning. */
const fileWrites = /\bawait (rename|unlink|truncate)\(/;

/** Lines that write and have no listed point on the line before. */
function unguarded(source: string, writes: RegExp): string[] {
  const lines = source.split('\n');
  return lines.filter((line, index) => {
    if (!writes.test(line) || /^\s*(\*|\/\/)/.test(line)) return false;
    const before = lines.slice(0, index).findLast((other) => !/^\s*(\/\/.*)?$/.test(other)) ?? '';
    const name = /await point\('([^']+)'\)/.exec(before)?.[1];
    return !pointNames.some((known) => known === name);
  });
}

async function sources(room: string): Promise<Map<string, string>> {
  const names = await readdir(join(rooms, room), { recursive: true });
  const wanted = names.filter((name) => name.endsWith('.ts') && !helpers.test(name));
  const texts = wanted.map(
    async (name): Promise<[string, string]> => [
      `${room}/${name}`,
      await readFile(join(rooms, room, name), 'utf8'),
    ],
  );
  return new Map(await Promise.all(texts));
}

describe('the places between two writes', () => {
  it('have names: every write of the host stands behind a listed point', async () => {
    for (const [file, text] of await sources('host'))
      expect([file, ...unguarded(text, portWrites)]).toEqual([file]);
  });

  it('have names in the store too, where files get their place', async () => {
    for (const [file, text] of await sources('store')) {
      expect([file, ...unguarded(text, fileWrites)]).toEqual([file]);
    }
  });

  it('are all somewhere: no name of the list is without its place', async () => {
    const all = [...(await sources('host')), ...(await sources('store'))]
      .filter(([file]) => file !== 'store/points.ts')
      .map(([, text]) => text)
      .join('\n');
    const places = [...all.matchAll(/\b(?:point|pass)\('([^']+)'\)/g)].map(([, name]) => name);
    expect(pointNames.filter((name) => !places.includes(name))).toEqual([]);
  });

  it('are missed by this test when one has no name, or one that is not listed', () => {
    const good = `await point('host.before-commit');\n  const x = await store.commit(y);`;
    expect(unguarded(good, portWrites)).toEqual([]);
    expect(unguarded('await this.store.updateIf(a);', portWrites)).toHaveLength(1);
    expect(unguarded(`await point('host.nowhere');\nawait store.project(a);`, portWrites)).toHaveLength(1);
    expect(
      unguarded(`await point('host.before-commit');\nawait other();\nreturn store.project(a);`, portWrites),
    ).toHaveLength(1);
    expect(unguarded('await rename(a, b);', fileWrites)).toHaveLength(1);
  });
});
