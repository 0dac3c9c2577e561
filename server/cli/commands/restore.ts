import { both, type Command } from '../command.ts';
import { restore as restoreInto } from '../open.ts';

export const restore: Command = {
  name: 'restore',
  usage: 'FILE',
  about: {
    zh: '把备份恢复到空的数据文件夹（DATA_DIR）',
    en: 'Restores a backup into an empty data folder (DATA_DIR)',
  },
  takes: 1,
  async run({ positionals: [file = ''] }, io) {
    const { folder, files } = await restoreInto(io, file);
    io.out(
      both({
        zh: `已恢复到 ${folder}，附件 ${files} 个。`,
        en: `Restored into ${folder}, with ${files} files.`,
      }),
    );
    return 0;
  },
};
