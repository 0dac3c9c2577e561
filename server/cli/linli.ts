/** Finds the command, reads its arguments, says what is wrong in both languages. */
import { parseArgs } from 'node:util';
import { ProblemException } from '#server/problem';
import { both, type Command, CommandError, type ExitCode, type Io } from './command.ts';
import { helpText } from './commands/help.ts';
import { commands } from './registry.ts';

export async function linli(args: readonly string[], io: Io): Promise<ExitCode> {
  const asksHelp = args.length === 0 || args.some((arg) => arg === '--help' || arg === '-h');
  if (asksHelp) {
    io.out(helpText(commands));
    return args.length === 0 ? 2 : 0;
  }
  try {
    const command = find(args);
    return await command.run(read(command, args.slice(command.name.split(' ').length)), io);
  } catch (cause) {
    if (cause instanceof CommandError) {
      io.err(`${cause.code}\n${both(cause.text)}`);
      return cause.exit;
    }
    if (cause instanceof ProblemException) {
      io.err([cause.code, both(cause.title), ...(cause.more.mend ? [both(cause.more.mend)] : [])].join('\n'));
      return 1;
    }
    throw cause;
  }
}

function find(args: readonly string[]): Command {
  const command = commands.find(({ name }) => name === args.slice(0, name.split(' ').length).join(' '));
  if (command) return command;
  throw new CommandError(
    'command-unknown',
    {
      zh: `没有命令“${args.slice(0, 2).join(' ')}”，用 npx linli help 查看全部命令。`,
      en: `There is no command “${args.slice(0, 2).join(' ')}”: npx linli help lists them all.`,
    },
    2,
  );
}

function read(command: Command, args: readonly string[]): Parameters<Command['run']>[0] {
  const wrong = (detail: string): CommandError => {
    const usage = `npx linli ${command.name} ${command.usage}`.trimEnd();
    return new CommandError(
      'usage',
      { zh: `用法：${usage}（${detail}）`, en: `Usage: ${usage} (${detail})` },
      2,
    );
  };
  try {
    const { values, positionals } = parseArgs({
      ...{ args: [...args], options: command.options ?? {}, allowPositionals: true, strict: true },
    });
    if (positionals.length !== command.takes) throw wrong(`${positionals.length} ≠ ${command.takes}`);
    return { positionals, values: values as Parameters<Command['run']>[0]['values'] };
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    throw wrong(cause instanceof Error ? cause.message : String(cause));
  }
}
