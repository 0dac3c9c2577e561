/** Work for a machine: a job for a worker. */
export { machine as serviceTask } from '../flow/machine.ts';
