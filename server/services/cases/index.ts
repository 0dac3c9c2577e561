export { anyAccess, applicantAccess, ownerOf, staffAccess } from './access.ts';
export { type CaseQuery, type CasesService, createCases } from './cases.ts';
export { keepNamed, namedBy, readableFile } from './files.ts';
export type { Ground, Street } from './ground.ts';
