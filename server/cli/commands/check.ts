import { checkDrawing } from '#runtime/check';
import { both, type Command } from '../command.ts';
import { readText } from '../files.ts';
import { findingText, isError } from '../findings.ts';

export const check: Command = {
  name: 'check',
  usage: 'FILE.bpmn [--json]',
  about: { zh: '检查一个流程图；有错误时退出码为 1', en: 'Checks a drawing; exit code 1 on an error' },
  takes: 1,
  options: { json: { type: 'boolean' } },
  async run({ positionals: [file = ''], values }, io) {
    const findings = await checkDrawing(await readText(io, file));
    const failed = findings.some(isError);
    if (values.json) io.out(JSON.stringify({ file, ok: !failed, findings }, undefined, 2));
    else if (findings.length === 0)
      io.out(both({ zh: `${file} 没有发现问题。`, en: `${file} has no findings.` }));
    else io.out(findings.map((finding) => findingText(finding, file)).join('\n'));
    return failed ? 1 : 0;
  },
};
