import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname ?? '.', '..');

/** Lines of every source file that git knows or would know; tests and fixtures are stories and may be long. */
function sourceSizes(): { path: string; lines: number }[] {
  const list = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx', '*.mjs'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return list
    .split('\n')
    .filter((path) => path !== '' && !/\.test\.tsx?$|\/test\/|fixtures|\/testing/.test(path))
    .flatMap((path) => {
      try {
        return [{ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }];
      } catch {
        return []; // deleted but not yet committed
      }
    })
    .sort((a, b) => a.lines - b.lines);
}

describe('file sizes', () => {
  const sizes = sourceSizes();
  const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)]?.lines ?? 0;

  it('has no source file over 500 lines', () => {
    expect(sizes.filter((file) => file.lines > 500)).toEqual([]);
  });

  it('has a median of 100 lines or less and a 90th percentile of 300 or less', () => {
    expect(at(0.5)).toBeLessThanOrEqual(100);
    expect(at(0.9)).toBeLessThanOrEqual(300);
  });
});
