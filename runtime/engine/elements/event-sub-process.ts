/** A sub-process that an event starts: its token comes from flow/happen.ts and names the start event. */
export { subProcess as eventSubProcess } from './sub-process.ts';
