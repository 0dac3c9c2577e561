/** Asks a decision of the release, or a worker. */
export { machine as businessRuleTask } from '../flow/machine.ts';
