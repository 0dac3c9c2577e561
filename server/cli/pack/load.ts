import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { BEHAVIOUR } from '#runtime/engine';
import { loadPack, type Pack } from '#templates/schema';
import { CommandError, type Io } from '../command.ts';

/** The pack of a folder. @throws CommandError `no-folder`, `pack-broken`, `pack-too-new` */
export async function packAt(io: Io, path: string): Promise<Pack> {
  const folder = resolve(io.cwd, path);
  const info = await stat(folder).catch(() => undefined);
  if (!info?.isDirectory()) {
    throw new CommandError('no-folder', {
      zh: `没有文件夹 ${path}，请给出模板包的文件夹。`,
      en: `There is no folder ${path}: name the folder of a pack.`,
    });
  }
  const loaded = await loadPack(folder, basename(folder), BEHAVIOUR);
  if ('pack' in loaded) return loaded.pack;
  const { where, message, kind, step } = loaded.problem;
  throw new CommandError(`pack-${kind}`, {
    zh: `${where}：${message.zh}（第 ${step} 步）`,
    en: `${where}: ${message.en} (step ${step})`,
  });
}
