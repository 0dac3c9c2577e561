import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname ?? '.', '..');
const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

/** Relative links of a page, and the files and folders of the house that it names in code spans. */
function places(page: string): { text: string; path: string }[] {
  const text = textOf(page).replace(/```[\s\S]*?```/g, '');
  const links = [...text.matchAll(/\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map(
    ([, to = '']) => ({
      text: to,
      path: join(root, dirname(page), to),
    }),
  );
  const named = [...text.matchAll(/`((?:designer|runtime|server|templates|scripts|docs)\/[\w./-]+)`/g)].map(
    ([, to = '']) => ({ text: to, path: join(root, to) }),
  );
  return [...links, ...named];
}

describe('the pages of the house', () => {
  it.each(pages)('%s: every link and every file it names is there', (page) => {
    expect(
      places(page)
        .filter(({ path }) => !existsSync(path))
        .map(({ text }) => text),
    ).toEqual([]);
  });

  it('every page of docs/reference is reached from the README', () => {
    const readme = textOf('README.md');
    expect(
      pages.filter((page) => page.startsWith('docs/reference/') && !readme.includes(`(${page})`)),
    ).toEqual([]);
  });
});
