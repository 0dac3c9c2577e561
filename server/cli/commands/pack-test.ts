import { both, type Command } from '../command.ts';
import { packAt } from '../pack/load.ts';
import { type Played, playPack } from '../pack/play.ts';

export const packTest: Command = {
  name: 'pack test',
  usage: 'DIR [--json]',
  about: {
    zh: '演练一个模板包的全部故事，并证明每个故事守得住它点名的连线',
    en: 'Plays the stories of a pack, and proves that each guards the flows it names',
  },
  takes: 1,
  options: { json: { type: 'boolean' } },
  async run({ positionals: [folder = ''], values }, io) {
    const pack = await packAt(io, folder);
    const play = await playPack(pack);
    const failed = play.scenarios.filter(({ ok }) => !ok);
    const ok = failed.length === 0;
    if (values.json) {
      io.out(JSON.stringify({ pack: pack.file.id, ok, ...play }, undefined, 2));
      return ok ? 0 : 1;
    }
    for (const story of play.scenarios) io.out(storyText(story));
    if (play.unguarded.length > 0) {
      const flows = play.unguarded.join('、');
      io.out(both({ zh: `没有演练守着的连线：${flows}`, en: `Flows that no story guards: ${flows}` }));
    }
    const [all, bad] = [play.scenarios.length, failed.length];
    io.out(both({ zh: `${all} 个演练，${bad} 个没有通过。`, en: `${all} stories, ${bad} failed.` }));
    return ok ? 0 : 1;
  },
};

function storyText({ id, title, ok, failures, idle }: Played): string {
  const lines = failures.map(({ step, message }) => `    ${step}. ${message.zh} ${message.en}`);
  if (idle.length > 0) lines.push(`    去掉也不失败 passes without: ${idle.join('、')}`);
  return [`${ok ? '✓' : '✗'} ${id} ${title.zh} · ${title.en}`, ...lines].join('\n');
}
