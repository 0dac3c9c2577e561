/** A sub-process that a cancel end event undoes as a whole: see flow/compensation.ts. */
export { subProcess as transaction } from './sub-process.ts';
