import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadPacks, mergeSettings, PACK_SCHEMA, packJsonSchema, validatePack } from './index.ts';

const GOOD = {
  $schema: PACK_SCHEMA,
  id: 'lamp',
  version: '1.0.0',
  engine: 1,
  name: { zh: '路灯报修', en: 'Broken lamp' },
  summary: { zh: '报修一盏路灯', en: 'Report a lamp' },
  shape: 'report',
  page: {
    title: '路灯报修',
    summary: '',
    forWhom: '',
    howLong: '',
    bring: [],
    minutes: 3,
    access: 'anyone',
    prefix: 'LD',
  },
  process: 'processes/lamp.bpmn',
  forms: { report: 'forms/report.json' },
  decisions: {},
  settings: [
    {
      key: 'days',
      label: { zh: '天数', en: 'Days' },
      explain: { zh: '几天内修好', en: 'Mended within' },
      type: 'number',
      minimum: 1,
      default: 3,
      source: 'local',
    },
  ],
  roles: [],
  ratingAtEnd: true,
  scenarios: ['scenarios/happy.json'],
};

function files(change: object = {}, more: Record<string, string | undefined> = {}): Map<string, string> {
  const all: Record<string, string | undefined> = {
    'pack.json': JSON.stringify({ ...GOOD, ...change }),
    'processes/lamp.bpmn': '<bpmn:definitions xmlns:bpmn="x"></bpmn:definitions>',
    'forms/report.json': '{"type":"object"}',
    'scenarios/happy.json': '{"title":{"zh":"修好","en":"Mended"}}',
    'README.zh.md': '说明',
    'README.md': 'About',
    ...more,
  };
  return new Map(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const problemOf = (map: Map<string, string>) => {
  const result = validatePack('lamp', map, 1);
  return 'problem' in result ? result.problem : undefined;
};

describe('a pack is untrusted data, read in numbered steps', () => {
  it('loads when every step is passed', () => {
    const result = validatePack('lamp', files(), 1);
    expect('pack' in result && result.pack.scenarios[0]?.title.zh).toBe('修好');
  });

  const rows: [string, Map<string, string>, number, string][] = [
    ['a file that climbs out', files({}, { '../evil.json': '{}' }), 1, '../evil.json'],
    ['a huge file', files({}, { 'forms/report.json': 'x'.repeat(1_100_000) }), 1, 'forms/report.json'],
    ['no pack.json', files({}, { 'pack.json': undefined }), 2, 'pack.json'],
    ['half a pack.json', files({}, { 'pack.json': '{"id":' }), 2, 'pack.json'],
    ['no format', files({ $schema: 'mine' }), 3, 'pack.json: $schema'],
    ['an unknown key', files({ run: 'rm' }), 4, 'pack.json: '],
    ['a path that climbs out', files({ process: '../../etc/passwd' }), 4, 'pack.json: process'],
    ['another folder name', files({ id: 'other' }), 5, 'pack.json: id'],
    ['a missing form', files({}, { 'forms/report.json': undefined }), 6, 'forms/report.json'],
    [
      'an entity in a drawing',
      files({}, { 'processes/lamp.bpmn': '<!ENTITY a "b">' }),
      7,
      'processes/lamp.bpmn',
    ],
    ['a form that is a list', files({}, { 'forms/report.json': '[]' }), 7, 'forms/report.json'],
    [
      'a key that stands twice',
      files({ settings: [GOOD.settings[0], GOOD.settings[0]] }),
      8,
      'pack.json: settings.days',
    ],
    [
      'a default that does not fit',
      files({ settings: [{ ...GOOD.settings[0], default: 0 }] }),
      8,
      'pack.json: settings.days.default',
    ],
    ['no English', files({}, { 'README.md': undefined }), 9, 'README.md'],
  ];
  it.each(rows)('refuses %s', (_, map, step, where) => {
    expect(problemOf(map)).toMatchObject({ pack: 'lamp', step, where, kind: 'broken' });
  });

  it('says "too new", not "broken", of a later format and of a later engine', () => {
    expect(problemOf(files({ $schema: 'https://linli.dev/schema/pack/2.json', later: 1 }))).toMatchObject({
      step: 3,
      kind: 'too-new',
    });
    expect(problemOf(files({ engine: 9 }))).toMatchObject({ step: 5, kind: 'too-new' });
  });
});

describe('packs on disk', () => {
  const made: string[] = [];
  afterEach(async () => {
    for (const folder of made.splice(0)) await rm(folder, { recursive: true });
  });

  it('reports the bad one by id while the good one loads, and follows no link', async () => {
    const root = await mkdtemp(join(tmpdir(), 'packs-'));
    made.push(root);
    for (const id of ['lamp', 'broken', 'linked']) {
      for (const [path, text] of files({ id })) {
        await mkdir(dirname(join(root, id, path)), { recursive: true });
        await writeFile(join(root, id, path), text);
      }
    }
    await writeFile(join(root, 'broken', 'pack.json'), '{');
    await symlink('/etc/hostname', join(root, 'linked', 'forms', 'other.json'));
    const shelf = await loadPacks(root, 1);
    expect(shelf.packs.map((pack) => pack.file.id)).toEqual(['lamp']);
    expect(shelf.problems.map((problem) => [problem.pack, problem.step])).toEqual([
      ['broken', 2],
      ['linked', 1],
    ]);
  });
});

describe('settings', () => {
  it('take what was chosen, default the rest, and name what does not fit', () => {
    const specs = GOOD.settings as unknown as Parameters<typeof mergeSettings>[0];
    expect(mergeSettings(specs, { days: 5 })).toEqual({ settings: { days: 5 }, problems: [] });
    expect(mergeSettings(specs, {}).settings).toEqual({ days: 3 });
    expect(mergeSettings(specs, { days: 0, odd: 1 }).problems.map((p) => p.key)).toEqual(['odd', 'days']);
  });
});

describe('a table whose columns offer choices', () => {
  const choices = [
    { value: 'a', label: { zh: '甲', en: 'A' } },
    { value: 'b', label: { zh: '乙', en: 'B' } },
  ];
  const label = { zh: '清单', en: 'List' };
  const spec = {
    ...{ key: 'list', label, explain: label, type: 'table' as const, default: [], source: '本地设置' },
    columns: [
      { key: 'lead', label, choices },
      { key: 'helpers', label, choices, many: true },
    ],
  };
  const problems = (lead: string, helpers: string) =>
    mergeSettings([spec], { list: [{ lead, helpers }] }).problems.map((problem) => problem.key);

  it('takes one of them, or several where so said, or none', () => {
    expect(problems('a', 'a,b')).toEqual([]);
    expect(problems('', '')).toEqual([]);
  });

  it('refuses what is not offered', () => {
    expect(problems('c', '')).toEqual(['list']);
    expect(problems('a,b', '')).toEqual(['list']);
    expect(problems('a', 'a,c')).toEqual(['list']);
  });
});

it('pack.schema.json is what the shape says', async () => {
  const text = await readFile(new URL('./pack.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(packJsonSchema())));
});
