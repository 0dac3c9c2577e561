export { createDrafts, type DraftDoc, type DraftsService, sent } from './drafts.ts';
