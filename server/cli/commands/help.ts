import type { Command } from '../command.ts';

/** @param all every other command */
export function helpOf(all: readonly Command[]): Command {
  return {
    name: 'help',
    usage: '',
    about: { zh: '显示这一页', en: 'Shows this page' },
    takes: 0,
    async run(_given, io) {
      io.out(helpText(all));
      return 0;
    },
  };
}

export function helpText(all: readonly Command[]): string {
  const lines = all.flatMap(({ name, usage, about }) => [
    `  npx linli ${name} ${usage}`.trimEnd(),
    `      ${about.zh}`,
    `      ${about.en}`,
  ]);
  return [
    'Linli 邻里',
    '',
    ...lines,
    '',
    '数据文件夹由环境变量 DATA_DIR 指定（默认 ./data）。有正在运行的服务时，命令交给它完成。',
    'The data folder is DATA_DIR (./data). Where a server runs on it, the command is done by that server.',
    '退出码 exit code: 0 完成 done, 1 有错误 errors, 2 用法不对 wrong usage',
  ].join('\n');
}
