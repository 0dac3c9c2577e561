export { type FileDoc, refOf } from './documents.ts';
export { expireFiles, FILE_LIMIT, type Incoming } from './intake.ts';
export { fileIdsIn, keepFiles, type Referred, referToFiles } from './refer.ts';
