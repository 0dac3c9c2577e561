/** Which handler decides which command. One line per command; `start-case` begins before there is a case. */
import type { CommandType } from '../types.ts';
import { cancelCase, declineCase, setVariables, withdrawCase } from './case.ts';
import { reportChild } from './children.ts';
import { resolveIncident } from './incident.ts';
import {
  completeJob,
  correlateMessage,
  failJob,
  fireTimer,
  receiveSignalCommand,
  throwErrorOfJob,
  throwEscalationOfJob,
} from './machine.ts';
import { sendBack } from './send-back.ts';
import { answerSupplement, askSupplement } from './supplement.ts';
import { claimTask, completeTask, handOverTask, returnTask, saveTask } from './tasks.ts';
import type { Handler } from './types.ts';

export const handlers: { readonly [T in Exclude<CommandType, 'start-case'>]: Handler<T> } = {
  'cancel-case': cancelCase,
  'withdraw-case': withdrawCase,
  'decline-case': declineCase,
  'set-variables': setVariables,
  'claim-task': claimTask,
  'return-task': returnTask,
  'hand-over-task': handOverTask,
  'save-task': saveTask,
  'complete-task': completeTask,
  'send-back': sendBack,
  'ask-supplement': askSupplement,
  'answer-supplement': answerSupplement,
  'complete-job': completeJob,
  'fail-job': failJob,
  'throw-error': throwErrorOfJob,
  'throw-escalation': throwEscalationOfJob,
  'report-child': reportChild,
  'fire-timer': fireTimer,
  'correlate-message': correlateMessage,
  'receive-signal': receiveSignalCommand,
  'resolve-incident': resolveIncident,
};
