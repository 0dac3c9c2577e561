import { both, type Command } from '../command.ts';
import { doAct } from '../open.ts';

export const demo: Command = {
  name: 'demo',
  usage: '[--json]',
  about: {
    zh: '载入演示街道：单位、人员、模板包和各种状态的办件',
    en: 'Loads the demo street: units, people, packs and cases in all states',
  },
  takes: 0,
  options: { json: { type: 'boolean' } },
  async run({ values }, io) {
    const result = await doAct(io, 'demo');
    if (values.json) io.out(JSON.stringify(result, undefined, 2));
    else io.out(demoText(result));
    return 0;
  },
};

function demoText(result: unknown): string {
  const { street, cases, password, people } = result as import('#server/demo').DemoResult;
  if (password === undefined || !people) {
    return both({
      zh: `演示街道“${street}”已经载入过，没有重复载入（${cases} 个办件）。忘记密码请由管理员重置。`,
      en: `The demo street “${street}” is there already, nothing was doubled (${cases} cases). Its admin resets passwords.`,
    });
  }
  const width = Math.max(...people.map(({ login }) => login.length));
  return [
    ...people.map(({ login, name, post }) => `  ${login.padEnd(width)}  ${name}  ${post}`),
    both({
      zh: `演示街道“${street}”：${cases} 个办件。以上登录名的密码都是 ${password} ，只显示这一次。`,
      en: `The demo street “${street}”: ${cases} cases. All logins above have the password ${password} , shown only once.`,
    }),
  ].join('\n');
}
