import { both, type Command } from '../command.ts';
import { doAct } from '../open.ts';

export const rebuild: Command = {
  name: 'rebuild',
  usage: '',
  about: {
    zh: '丢掉并重建待办、搜索和统计（办件本身不变）',
    en: 'Drops and rebuilds worklist, search and statistics; cases stay as they are',
  },
  takes: 0,
  async run(_given, io) {
    const result = await doAct(io, 'rebuild');
    const cases =
      typeof result === 'object' && result !== null && 'cases' in result ? Number(result.cases) : 0;
    io.out(both({ zh: `已重建 ${cases} 个办件。`, en: `Rebuilt ${cases} cases.` }));
    return 0;
  },
};
