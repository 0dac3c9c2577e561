/** The spreadsheet of the directory: xlsx or csv with fixed column names, read into rows of plain texts; the template. */
import { parse as parseCsv } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { Text } from '#runtime/model';
import { ProblemException } from '#server/problem';
import { assertHarmless } from './archive.ts';

export const COLUMNS = ['单位', '类型', '上级单位', '姓名', '登录名', '手机', '岗位', '职责'] as const;
export type Column = (typeof COLUMNS)[number];

export interface SheetRow {
  /** As the spreadsheet program counts: the head is row 1. */
  readonly row: number;
  readonly cells: Readonly<Record<Column, string>>;
}

export const MAX_ROWS = 5_000;
const MOST_ROW_CHARS = 100_000;

/** Whether it is xlsx (a zip) or csv says the content, not the name. @throws ProblemException `bad-sheet` (422) */
export async function readDirectorySheet(bytes: Uint8Array): Promise<readonly SheetRow[]> {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const grid = zip ? await readXlsx(bytes) : readCsv(bytes);
  const head = (grid[0] ?? []).map((cell) => cell.replace(/[\s*＊（(].*$/u, '').trim());
  const missing = COLUMNS.filter((column) => !head.includes(column));
  if (missing.length > 0) {
    const list = missing.map((column) => `“${column}”`).join('、');
    throw badSheet({ zh: `第 1 行缺少列：${list}`, en: `Row 1 lacks the columns ${missing.join(', ')}` });
  }
  if (grid.length > MAX_ROWS + 1) {
    throw badSheet({ zh: `一次最多导入 ${MAX_ROWS} 行`, en: `At most ${MAX_ROWS} rows at once` });
  }
  const at = Object.fromEntries(COLUMNS.map((column) => [column, head.indexOf(column)])) as Record<
    Column,
    number
  >;
  return grid
    .map((cells, index) => ({
      row: index + 1,
      cells: Object.fromEntries(COLUMNS.map((column) => [column, cells[at[column]]?.trim() ?? ''])) as Record<
        Column,
        string
      >,
    }))
    .slice(1)
    .map(({ row, cells }) => ({ row, cells: { ...cells, 手机: cells.手机.replace(/[\s-]/g, '') } }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
}

async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  try {
    assertHarmless(bytes);
    // Numbers stay as they are written: a phone is no number.
    const data = await readSheet(Buffer.from(bytes), { parseNumber: (text: string) => text });
    return data.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  } catch (cause) {
    throw badSheet(
      { zh: '这个文件不能作为 Excel 表格读取', en: 'This file cannot be read as an Excel sheet' },
      cause,
    );
  }
}

/** UTF-8 as it should be, else GB 18030 as Chinese Excel writes it. */
function readCsv(bytes: Uint8Array): string[][] {
  try {
    const text = decode(bytes);
    return parseCsv(text, {
      ...{ bom: true, relax_column_count: true, skip_empty_lines: false, relax_quotes: true },
      // One row more than is taken, so that too many are noticed; no row longer than a row can be.
      ...{ to: MAX_ROWS + 2, max_record_size: MOST_ROW_CHARS },
    }) as string[][];
  } catch (cause) {
    throw badSheet({ zh: '这个文件不能作为 CSV 表格读取', en: 'This file cannot be read as CSV' }, cause);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

function badSheet(detail: Text, cause?: unknown): ProblemException {
  return new ProblemException('bad-sheet', 422, detail, {
    ...(cause === undefined ? {} : { cause }),
    mend: {
      zh: '请下载模板，按模板的列填写后再上传（.xlsx 或 .csv）。',
      en: 'Download the template, fill in its columns and upload it again (.xlsx or .csv).',
    },
  });
}

const EXAMPLES: readonly (readonly string[])[] = [
  ['示例社区', '社区', '', '王小丽', 'wangxl', '13800000001', '社区主任', '负责人'],
  ['示例社区第一网格', '网格', '示例社区', '李强', 'liqiang', '13800000002', '网格员', '网格员'],
  ['城管科', '部门', '', '张敏', 'zhangmin', '', '城管经办', '经办人'],
];

/** An xlsx with the head and three lines as examples. */
export async function directoryTemplate(): Promise<Uint8Array> {
  const head = COLUMNS.map((value) => ({ value, fontWeight: 'bold' as const }));
  const rows = EXAMPLES.map((row) => row.map((value) => ({ value, type: String })));
  return writeXlsxFile([head, ...rows], { columns: COLUMNS.map(() => ({ width: 18 })) }).toBuffer();
}
