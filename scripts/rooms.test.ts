import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..');
const config: { forbidden: readonly { name: string }[] } = createRequire(import.meta.url)(
  '../.dependency-cruiser.cjs',
);

/** One breach for each rule: files that stand in the house by themselves, the first of which breaks it. */
const breaches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'runtime-is-pure': {
    'runtime/engine/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
  },
  'runtime-knows-no-app': {
    'runtime/form/a.ts': "import { b } from '#server/host';\nexport const a = b;",
    'server/host/index.ts': 'export const b = 1;',
  },
  'pure-rooms-know-no-view': {
    'runtime/form/a.ts': "import { b } from '#runtime/ui';\nexport const a = b;",
    'runtime/ui/index.ts': 'export const b = 1;',
  },
  'views-know-no-app': {
    'runtime/fields/text/view.tsx': "import { b } from '#runtime/portal';\nexport const a = b;",
    'runtime/portal/index.ts': 'export const b = 1;',
  },
  'portal-and-workbench-apart': {
    'runtime/portal/a.ts': "import { b } from '#runtime/workbench';\nexport const a = b;",
    'runtime/workbench/index.ts': 'export const b = 1;',
  },
  'designer-knows-no-server': {
    'designer/app/a.ts': "import { b } from '#server/store';\nexport const a = b;",
    'server/store/index.ts': 'export const b = 1;',
  },
  'server-knows-no-screen': {
    'server/api/a.ts': "import { b } from '#runtime/fields/views';\nexport const a = b;",
    'runtime/fields/views/index.ts': 'export const b = 1;',
  },
  'one-file-names-a-store': {
    'server/host/a.ts': "import { b } from '#server/store/sqlite';\nexport const a = b;",
    'server/store/sqlite/index.ts': 'export const b = 1;',
  },
  'one-door-to-feel': {
    'runtime/engine/a.ts': "import { parser } from '@bpmn-io/lezer-feel';\nexport const a = parser;",
  },
  'through-the-front-door': {
    'runtime/form/a.ts': "import { b } from '../engine/inner.ts';\nexport const a = b;",
    'runtime/engine/inner.ts': 'export const b = 1;',
  },
  'no-circles': {
    'runtime/form/a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
    'runtime/form/b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
  },
  'templates-are-data': {
    'templates/pack/a.ts': "import { b } from './b.ts';\nexport const a = b;",
    'templates/pack/b.ts': 'export const b = 1;',
  },
  'packages-are-declared': { 'server/api/a.ts': "import { Query } from 'mingo';\nexport const a = Query;" },
};

describe('import rules', () => {
  let house: string;

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'linli-rooms-'));
    for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      cpSync(join(root, file), join(house, file));
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  });
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it('has a planted breach for every rule', () => {
    expect(Object.keys(breaches).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  });

  it.each(Object.entries(breaches))('%s: a breach is seen and named', (rule, files) => {
    // given a house with nothing in it but the breach
    const rooms = ['runtime', 'server', 'designer', 'templates'];
    for (const room of rooms) {
      rmSync(join(house, room), { recursive: true, force: true });
      mkdirSync(join(house, room));
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), text);
    }
    // when
    const found = violations(house, rooms, rule === 'no-circles');
    // then
    expect(found.map((violation) => violation.rule)).toContain(rule);
  });
});

function violations(
  house: string,
  rooms: readonly string[],
  isValues: boolean,
): { rule: string; from: string }[] {
  const args = [
    ...(isValues ? ['--values'] : []),
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    ...rooms,
  ];
  const out = execFileSync(process.execPath, [join(root, 'scripts/rooms.mjs'), ...args], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const report: { summary: { violations: { rule: { name: string }; from: string }[] } } = JSON.parse(out);
  return report.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from }));
}
