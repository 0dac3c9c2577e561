/** The second composition root: opens the store of a data folder when no server has it. */
import { resolve } from 'node:path';
import type { Text } from '#runtime/model';
import { type ActName, acts, callServer } from '#server/control';
import type { Log } from '#server/host';
import { createServices } from '#server/services';
import { type Json, StoreError } from '#server/store';
import { openSqliteStore, restoreSqlite } from '#server/store/sqlite';
import { PACKS } from '../paths.ts';
import { CommandError, type Io } from './command.ts';

export const dataFolder = (io: Io): string => resolve(io.cwd, io.env.DATA_DIR || 'data');

/** Does an act by the live server of the data folder; where none lives, on the store itself. */
export async function doAct(io: Io, act: ActName, args: { readonly file?: string } = {}): Promise<Json> {
  const folder = dataFolder(io);
  const tell = (line: Text): void => io.err(`${line.zh} · ${line.en}`);
  const answered = await callServer(folder, act, args, tell);
  if (answered) return answered.result;
  return onStore(io, folder, act, args, tell);
}

async function onStore(
  io: Io,
  folder: string,
  act: ActName,
  args: { readonly file?: string },
  tell: (line: Text) => void,
): Promise<Json> {
  const store = await openSqliteStore({ folder }).catch((cause: unknown) => {
    throw refusedBy(cause, folder);
  });
  try {
    const { services, resume } = await createServices({
      ...{ store, packs: PACKS, log: logTo(io) },
      // Nothing is sent from the command line: the server sends what is due when it starts.
      print: () => undefined,
    });
    await resume();
    try {
      return await acts[act](services, args, tell);
    } finally {
      await services.host.stop();
      await services.audit.flush();
    }
  } finally {
    await store.close();
  }
}

/** Makes the data folder of a backup. @throws CommandError */
export async function restore(
  io: Io,
  file: string,
): Promise<{ readonly folder: string; readonly files: number }> {
  const folder = dataFolder(io);
  try {
    return { folder, ...(await restoreSqlite(resolve(io.cwd, file), folder)) };
  } catch (cause) {
    throw refusedBy(cause, folder);
  }
}

function refusedBy(cause: unknown, folder: string): unknown {
  if (!(cause instanceof StoreError)) return cause;
  return new CommandError(cause.code, {
    zh: `数据文件夹 ${folder} 不能这样使用：不可写、正被另一个程序使用、已有数据，或文件不对。请停止正在使用它的程序，或用 DATA_DIR 另选一个。`,
    en: cause.message,
  });
}

/** Only what is wrong is shown. */
function logTo(io: Io): Log {
  const say = (data: object, message: string): void => io.err(`${message} ${JSON.stringify(data)}`);
  return { info: () => undefined, warn: say, error: say };
}
