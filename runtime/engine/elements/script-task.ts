/** Computes a value: in FEEL, or by a worker where it names a task type. */
export { machine as scriptTask } from '../flow/machine.ts';
