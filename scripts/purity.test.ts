import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname ?? '.', '..');

/** What import rules cannot see: globals. Time and chance come with the context; code is never made from text. */
const impure: Readonly<Record<string, RegExp>> = {
  'a clock': /\bDate\.now\(|new Date\(\)|\bperformance\.now\(/,
  chance: /\bMath\.random\(|\bcrypto\./,
  'the browser': /\b(window|document|localStorage|sessionStorage|navigator)\./,
  'the network': /\bglobalThis\.fetch\b|(?<![.\w])fetch\((?!url)/,
};
const evaluation = /\beval\(|\bnew Function\b|(?<![.\w])Function\(/;

const files = (...paths: string[]) =>
  execFileSync('git', ['ls-files', '--', ...paths], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path));
const ships = (path: string) => !/\.test\.tsx?$|\/(test|testing|bench|fixtures)\//.test(path);
/** `shrink.ts` is a view's helper: it draws a photo on a canvas. */
const isPure = (path: string) =>
  path.endsWith('.ts') && !/^runtime\/(ui|portal|workbench|fields\/views)\/|\/shrink\.ts$/.test(path);

/** Lines that match, without comments and texts in backticks of a comment. */
function found(path: string, what: RegExp): string[] {
  return readFileSync(join(root, path), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line) && what.test(line))
    .map((line) => `${path}: ${line.trim()}`);
}

describe('pure rooms', () => {
  const pure = files('runtime').filter((path) => ships(path) && isPure(path));

  it.each(Object.entries(impure))('do not reach for %s', (_name, what) => {
    expect(pure.length).toBeGreaterThan(200);
    expect(pure.flatMap((path) => found(path, what))).toEqual([]);
  });

  it('nor does anything that ships make code from text', () => {
    const all = files('runtime', 'server', 'designer', 'templates').filter(ships);
    expect(all.flatMap((path) => found(path, evaluation))).toEqual([]);
  });
});
