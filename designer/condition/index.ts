/** field – comparison – value, as FEEL: branches of a process and rules of a form speak the same. */
export * from './condition.ts';
