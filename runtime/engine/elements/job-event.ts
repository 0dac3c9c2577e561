import { activity } from '../flow/activity.ts';
import { jobWait } from '../flow/jobs.ts';
import type { Processor } from './processor.ts';

/** A message event with a task type is a job, as in Camunda 8: a worker sends the message. */
export const jobEvent: Processor = activity({
  prepare: (work, node, scope, locals) => ({ waits: [jobWait(work, node, scope, locals)] }),
});
