import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandError, type Io } from './command.ts';

/** @throws CommandError `file-unreadable` */
export async function readText(io: Io, path: string): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, path), 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new CommandError('file-unreadable', {
      zh: `读不到文件 ${path}（${code}），请检查路径。`,
      en: `Cannot read the file ${path} (${code}): check its path.`,
    });
  }
}

/** @throws CommandError `file-unreadable`, `not-json` */
export async function readJson(io: Io, path: string): Promise<unknown> {
  const text = await readText(io, path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError('not-json', {
      zh: `${path} 不是合法的 JSON：${detail}`,
      en: `${path} is not valid JSON: ${detail}`,
    });
  }
}
