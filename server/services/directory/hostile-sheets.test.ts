/** Spreadsheets that were made to hurt are refused quickly and in words. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ProblemException } from '#server/problem';
import { directoryTemplate, readDirectorySheet } from './sheet.ts';

/** A zip of these entries; `lie`: what the headers say of their sizes. */
function zip(entries: Readonly<Record<string, Buffer>>, follow = false): Uint8Array {
  const parts: Buffer[] = [];
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content, { level: 9 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(follow ? 8 : 0, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(follow ? 0 : packed.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const descriptor = Buffer.alloc(follow ? 16 : 0);
    if (follow) descriptor.writeUInt32LE(0x08074b50, 0);
    parts.push(head, Buffer.from(name), packed, descriptor);
  }
  const end = Buffer.alloc(46);
  end.writeUInt32LE(0x02014b50, 0);
  return Buffer.concat([...parts, end]);
}

const sheet = (xml: string) => ({ 'xl/worksheets/sheet1.xml': Buffer.from(xml) });
const refused = async (bytes: Uint8Array): Promise<string> => {
  const begun = performance.now();
  const cause = await readDirectorySheet(bytes).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(performance.now() - begun).toBeLessThan(3_000);
  if (!(cause instanceof ProblemException)) throw new Error(`Expected a refusal, but got ${String(cause)}`);
  expect([cause.code, cause.status]).toEqual(['bad-sheet', 422]);
  return String((cause.more.cause as Error | undefined)?.message);
};

describe('an xlsx', () => {
  it.each([false, true])(
    'that unpacks to a gigabyte is stopped at the bound (sizes follow: %s)',
    async (follow) => {
      const bomb = zip({ 'xl/media/zeros.bin': Buffer.alloc(64 * 1024 * 1024) }, follow);
      expect(bomb.length).toBeLessThan(200_000);
      expect(await refused(bomb)).toMatch(/larger than|bytes/i);
    },
  );

  it('of many small bombs is stopped by their sum', async () => {
    const part = Buffer.alloc(8 * 1024 * 1024);
    const names = Array.from({ length: 9 }, (_, at) => [`xl/media/${at}.bin`, part] as const);
    expect(await refused(zip(Object.fromEntries(names)))).toMatch(/larger than|bytes/i);
  });

  it.each([
    ['a cell far to the right', '<sheetData><row r="1"><c r="XFD1"/></row></sheetData>', /XFD1/],
    ['a cell far down', `<sheetData><row r="1048576"><c r='A1048576'/></row></sheetData>`, /1048576/],
    ['definitions that grow', '<!DOCTYPE a [<!ENTITY b "cc">]><sheetData/>', /definitions/],
  ])('with %s is refused before a grid is made of it', async (_, xml, words) => {
    expect(await refused(zip(sheet(`<worksheet>${xml}</worksheet>`)))).toMatch(words);
  });

  it('cut short, or with something else between its entries, is refused', async () => {
    const whole = zip(sheet('<worksheet/>'));
    expect(await refused(Buffer.concat([whole, whole]))).toMatch(/after/);
    expect(await refused(whole.subarray(0, whole.length - 50))).toMatch(/unexpected/);
    expect(await refused(Buffer.concat([whole.subarray(0, -46), Buffer.from('PK??'), whole]))).toMatch(
      /Expected/,
    );
  });

  it('that a spreadsheet program wrote is read', async () => {
    const rows = await readDirectorySheet(await directoryTemplate());
    expect(rows.map((row) => row.cells.姓名)).toEqual(['王小丽', '李强', '张敏']);
  });
});

describe('a csv', () => {
  it('of nothing but line ends, or of one endless line, is refused', async () => {
    const head = '单位,类型,上级单位,姓名,登录名,手机,岗位,职责\n';
    await refused(Buffer.from(head + '\n'.repeat(2_000_000)));
    await refused(Buffer.from(`${head}"${'a'.repeat(2_000_000)}`));
  });
});
