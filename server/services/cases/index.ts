export { type CaseQuery, type CasesService, createCases } from './cases.ts';
export { keepNamed, namedBy } from './files.ts';
export type { Ground, Street } from './ground.ts';
