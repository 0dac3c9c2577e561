import type { Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { demo } from './commands/demo.ts';
import { helpOf } from './commands/help.ts';
import { packCheck } from './commands/pack-check.ts';
import { packTest } from './commands/pack-test.ts';
import { rebuild } from './commands/rebuild.ts';
import { restore } from './commands/restore.ts';
import { run } from './commands/run.ts';

const work: readonly Command[] = [check, run, packCheck, packTest, demo, backup, restore, rebuild];

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [...work, helpOf(work)];
