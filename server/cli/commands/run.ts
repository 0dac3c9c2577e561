import { compileBpmn } from '#runtime/bpmn';
import { compileDecisions } from '#runtime/dmn';
import { parseScenario, runScenario } from '#runtime/scenario';
import { both, type Command, CommandError } from '../command.ts';
import { readJson, readText } from '../files.ts';
import { findingText, isError } from '../findings.ts';

export const run: Command = {
  name: 'run',
  usage: 'FILE.bpmn --steps STEPS.json [--process ID] [--decisions FILE.dmn]',
  about: {
    zh: '在虚拟时钟上演练一个流程，以 JSON 输出经过、待办和变量',
    en: 'Runs a drawing on a virtual clock; prints trace, open tasks and variables as JSON',
  },
  takes: 1,
  options: { steps: { type: 'string' }, process: { type: 'string' }, decisions: { type: 'string' } },
  async run({ positionals: [file = ''], values }, io) {
    const { steps, process, decisions } = values;
    if (typeof steps !== 'string') throw stepsMissing();
    const { processes, findings } = await compileBpmn(await readText(io, file));
    for (const finding of findings.filter(isError)) io.err(findingText(finding, file));
    if (findings.some(isError)) return 1;
    const graph = processes.find(({ id }) => process === undefined || id === process);
    if (!graph)
      throw noProcess(
        file,
        processes.map(({ id }) => id),
      );
    const parsed = parseScenario(await readJson(io, steps));
    if (!parsed.ok) {
      throw new CommandError('not-a-scenario', {
        zh: parsed.errors.map((error) => error.zh).join('\n'),
        en: parsed.errors.map((error) => error.en).join('\n'),
      });
    }
    const dmn = typeof decisions === 'string' ? { file: await readText(io, decisions) } : {};
    const result = runScenario(
      {
        graph,
        others: processes.filter((one) => one !== graph),
        decisions: (await compileDecisions(dmn)).decisions,
      },
      parsed.scenario,
    );
    io.out(JSON.stringify(result, undefined, 2));
    for (const { step, message } of result.failures)
      io.err(both({ zh: `第 ${step} 步：${message.zh}`, en: `Step ${step}: ${message.en}` }));
    return result.ok ? 0 : 1;
  },
};

function stepsMissing(): CommandError {
  return new CommandError(
    'steps-missing',
    { zh: '请用 --steps 给出演练的步骤文件。', en: 'Name the file of the steps by --steps.' },
    2,
  );
}

function noProcess(file: string, ids: readonly string[]): CommandError {
  const there = ids.join(', ') || '—';
  return new CommandError('no-process', {
    zh: `${file} 里没有这个可执行的流程；有：${there}。`,
    en: `${file} has no such executable process; there are: ${there}.`,
  });
}
