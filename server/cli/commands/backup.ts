import { resolve } from 'node:path';
import { both, type Command } from '../command.ts';
import { doAct } from '../open.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'FILE',
  about: {
    zh: '把全部数据和文件备份成一个文件，不用停止服务',
    en: 'Backs up all data and files into one file, while the server runs',
  },
  takes: 1,
  async run({ positionals: [file = ''] }, io) {
    const target = resolve(io.cwd, file);
    const result = await doAct(io, 'backup', { file: target });
    const bytes =
      typeof result === 'object' && result !== null && 'bytes' in result ? Number(result.bytes) : 0;
    const size = `${(bytes / 1_048_576).toFixed(1)} MiB`;
    io.out(both({ zh: `已备份到 ${target}（${size}）。`, en: `Backed up to ${target} (${size}).` }));
    return 0;
  },
};
