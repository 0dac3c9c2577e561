import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport, Page, PersonResource, PostResource, UnitResource } from '#runtime/wire';
import { startTestServer, type TestClient, type TestServer } from '../../api/testing.ts';
import { COLUMNS, directoryTemplate, readDirectorySheet } from './sheet.ts';

let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.staff('admin');
});
afterAll(() => server?.stop());

const head = COLUMNS.join(',');
const csv = (...lines: string[]) => new Blob([[head, ...lines].join('\n')]);

async function importFile(client: TestClient, file: Blob, more: { dryRun?: boolean; key?: string } = {}) {
  const form = new FormData();
  form.set('file', file, 'directory.csv');
  if (more.dryRun) form.set('dryRun', '1');
  return client.call<ImportReport>('POST /api/directory/import', {
    form,
    ...(more.key ? { key: more.key } : {}),
  });
}

const list = async <T>(client: TestClient, path: string) =>
  (await client.call<Page<T>>(`GET ${path}`)).body.items;

describe('the import of a spreadsheet', () => {
  it('tells every error by row and column, and then makes nothing at all', async () => {
    const file = csv(
      '幸福社区,社区,,王小丽,wangxl,13800000001,社区主任,负责人',
      ',社区,,,,,,',
      '第一网格,网格,不存在的社区,,,,,',
      '城管科,处室,,,,,,',
      '幸福社区,社区,,李强,li qiang,电话,,皇帝',
      '幸福社区,社区,,另一人,wangxl,,网格员,网格员',
    );
    const { status, body } = await importFile(admin, file);
    expect(status).toBe(200);
    expect(body.errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '3 单位',
      '4 上级单位',
      '5 类型',
      '6 登录名',
      '6 手机',
      '6 岗位',
      '6 职责',
      '7 登录名',
    ]);
    for (const { message } of body.errors) {
      expect(message.zh).toMatch(/请|应|只|已|为/);
      expect(message.en).toMatch(/\w/);
    }
    expect(body.passwords).toBeUndefined();
    expect((await list<UnitResource>(admin, '/api/units')).map((unit) => unit.name)).not.toContain(
      '幸福社区',
    );
  });

  it('promises in the dry run what it does afterwards, gives passwords once a key, and changes nothing the second time', async () => {
    const good = csv(
      '第一网格,网格,幸福社区,李强,liqiang,138 0000-0002,网格员,网格员',
      '幸福社区,社区,,王小丽,wangxl,13800000001,社区主任,负责人',
      '幸福社区,社区,,王小丽,wangxl,,发布岗,发布员',
      '城管科,科室,,,,,,',
    );
    const dry = await importFile(admin, good, { dryRun: true });
    expect(dry.body).toEqual({ units: 3, people: 2, posts: 3, errors: [] });
    const key = 'import-the-street';
    const real = await importFile(admin, good, { key });
    expect(real.body).toMatchObject({ units: 3, people: 2, posts: 3, errors: [] });
    expect(real.body.passwords?.map((each) => each.login)).toEqual(['liqiang', 'wangxl']);
    expect((await importFile(admin, good, { key })).body).toEqual(real.body);
    const other = await importFile(admin, csv('别的社区,社区,,,,,,'), { key });
    expect([other.status, other.problem.code]).toEqual([409, 'idempotency-key-reused']);
    expect((await importFile(admin, good)).body).toEqual({
      units: 0,
      people: 0,
      posts: 0,
      errors: [],
      passwords: [],
    });

    const units = await list<UnitResource>(admin, '/api/units');
    const named = (name: string) => units.find((unit) => unit.name === name);
    expect(named('第一网格')?.parent).toBe(named('幸福社区')?.id);
    expect(named('城管科')).toMatchObject({ kind: 'department', parent: 'unit-space-1' });
    const posts = await list<PostResource>(admin, '/api/posts');
    expect(posts.find((post) => post.name === '网格员')).toMatchObject({
      role: 'grid-worker',
      permissions: ['handle-tasks', 'enter-for-others'],
    });
    const password = real.body.passwords?.find((each) => each.login === 'wangxl')?.password ?? '';
    const person = await server.staff('wangxl', password);
    expect(person.session.actor?.kind === 'staff' && person.session.actor.posts).toHaveLength(2);
  });

  it('that a dead server left half done is finished at the next start', async () => {
    const file = csv('半途社区,社区,,半途,bantu,,网格员,网格员');
    const key = 'import-half-done';
    const first = await importFile(admin, file, { key });
    const { store, directory } = server.services;
    const [journal] = (await store.find('settings', { filter: { key: 'import' }, limit: 100 })).docs.filter(
      (doc) => JSON.stringify(doc.answer).includes('bantu'),
    );
    const unit = (await list<UnitResource>(admin, '/api/units')).find((each) => each.name === '半途社区');
    const plan = {
      units: [{ id: unit?.id ?? '', name: '半途社区', kind: 'community', parent: 'unit-space-1' }],
      people: [],
      posts: [],
      errors: [],
    };
    await store.removeIf('units', unit?.id ?? '', {});
    await store.updateIf('settings', journal?._id ?? '', {}, { $set: { state: 'applying', plan } });
    await directory.import.resume();
    expect((await list<UnitResource>(admin, '/api/units')).map((each) => each.name)).toContain('半途社区');
    expect((await importFile(admin, file, { key })).body).toEqual(first.body);
  });

  it('reads the template it hands out, a CSV in GB 18030, and refuses what is no sheet', async () => {
    const template = await readDirectorySheet(await directoryTemplate());
    expect(template.map((row) => row.cells.单位)).toEqual(['示例社区', '示例社区第一网格', '城管科']);
    const downloaded = await admin.call<ArrayBuffer>('GET /api/directory/template');
    expect(downloaded.headers.get('content-disposition')).toContain("filename*=UTF-8''");
    expect(await readDirectorySheet(new Uint8Array(downloaded.body))).toEqual(template);

    // 单位,类型,上级单位,姓名,登录名,手机,岗位,职责 and one row, as Chinese Excel saves CSV.
    const gb =
      'b5a5cebb2cc0e0d0cd2cc9cfbcb6b5a5cebb2cd0d5c3fb2cb5c7c2bcc3fb2ccad6bbfa2cb8dacebb2cd6b0d4f00ad0c2c9e7c7f82cc9e7c7f82c2c2c2c2c2c0a';
    const [row] = await readDirectorySheet(Buffer.from(gb, 'hex'));
    expect(row).toMatchObject({ row: 2, cells: { 单位: '新社区', 类型: '社区' } });
    for (const bytes of [
      new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]),
      Buffer.from('a,b\n1,2'),
      Buffer.from(''),
    ]) {
      await expect(readDirectorySheet(bytes)).rejects.toMatchObject({ code: 'bad-sheet', status: 422 });
    }
  });
});

describe('an admin of a community', () => {
  let community: TestClient;
  let unit = '';
  beforeAll(async () => {
    const file = csv(
      '和平社区,社区,,周敏,zhoumin,13811110000,社区管理员,管理员',
      '和平一网格,网格,和平社区,吴刚,wugang,13811110001,网格员,网格员',
      '友谊社区,社区,,郑洁,zhengjie,13811110002,网格员,网格员',
    );
    const { body } = await importFile(admin, file);
    unit = (await list<UnitResource>(admin, '/api/units')).find((each) => each.name === '和平社区')?.id ?? '';
    community = await server.staff(
      'zhoumin',
      body.passwords?.find((each) => each.login === 'zhoumin')?.password,
    );
  });

  it('looks after the people of the unit and the units under it, and nobody else', async () => {
    const people = await list<PersonResource>(community, '/api/people');
    expect(people.map((person) => person.login).sort()).toEqual(['wugang', 'zhoumin']);
    const all = await list<PersonResource>(admin, '/api/people?limit=200');
    const id = (login: string) => all.find((person) => person.login === login)?.id;
    expect((await community.call(`POST /api/people/${id('wugang')}/reset`, { body: {} })).status).toBe(200);
    expect((await community.call(`POST /api/people/${id('zhengjie')}/reset`, { body: {} })).status).toBe(403);
    expect((await community.call(`POST /api/people/${id('admin')}/reset`, { body: {} })).status).toBe(403);
  });

  it('grants no permission the own post lacks, and makes no unit outside', async () => {
    const post = (permissions: string[], where = unit) =>
      community.call('POST /api/posts', {
        body: { unit: where, name: '新岗', role: 'publisher', permissions, holders: [] },
      });
    const refused = await post(['publish']);
    expect([refused.status, refused.problem.code]).toEqual([403, 'permission-not-yours']);
    expect((await post(['read-audit'])).status).toBe(201);
    expect((await post(['read-audit'], 'unit-space-1')).status).toBe(404);
    const street = await community.call('POST /api/units', { body: { name: '自立街道', kind: 'street' } });
    expect(street.status).toBe(403);
    expect(
      (await community.call('PUT /api/street', { body: { name: '改名', phone: '' }, version: 1 })).status,
    ).toBe(403);
  });

  it('may not put a street admin into a post of the unit to learn the password', async () => {
    const posts = await list<PostResource>(community, '/api/posts');
    const own = posts.find((each) => each.unit === unit);
    const change = await community.call(`PATCH /api/posts/${own?.id}`, {
      body: { holders: ['person-space-1-admin'] },
      version: own?.version ?? 0,
    });
    expect(change.status).toBe(403);
  });

  it('reads the audit of the own unit only', async () => {
    const rows = await list<{ who: string }>(community, '/api/audit?limit=200');
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.who))).toEqual(new Set(['周敏']));
  });
});

describe('units', () => {
  it('never stand under themselves, and the snapshot grows with each change', async () => {
    const before = await server.services.directory.snapshot('space-1');
    expect(await server.services.directory.snapshot('space-1')).toBe(before);
    const units = await list<UnitResource>(admin, '/api/units');
    const street = units.find((each) => each.id === 'unit-space-1');
    const below = units.find((each) => each.parent === 'unit-space-1');
    const ring = await admin.call(`PATCH /api/units/${street?.id}`, {
      body: { parent: below?.id },
      version: street?.version ?? 0,
    });
    expect([ring.status, ring.problem.errors?.[0]?.code]).toEqual([422, 'ring']);
    await admin.call(`PATCH /api/units/${below?.id}`, {
      body: { validTo: '2030-01-01' },
      version: below?.version ?? 0,
    });
    const after = await server.services.directory.snapshot('space-1');
    expect(after.version).toBeGreaterThan(before.version);
    expect(before.units.find((each) => each.id === below?.id)?.validTo).toBeUndefined();
  });
});
