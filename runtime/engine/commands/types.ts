import type { Work } from '../core/work.ts';
import type { Command, CommandType, Rejection } from '../types.ts';

export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;

/** Decides one kind of command on a running case: records events, or says why not. */
export type Handler<T extends CommandType> = (work: Work, command: CommandOf<T>) => Rejection | undefined;
