export { type FileDoc, refOf } from './documents.ts';
export { expireFiles, FILE_LIMIT, type Incoming, takeFile } from './intake.ts';
export { contentDisposition } from './name.ts';
export { fileIdsIn, keepFiles, type Referred, referToFiles } from './refer.ts';
