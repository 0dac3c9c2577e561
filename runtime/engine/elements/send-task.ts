/** Sends a message: by a worker where it names a task type, else by itself. */
export { machine as sendTask } from '../flow/machine.ts';
