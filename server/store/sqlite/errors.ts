/** SQLite's result codes in the words of the port. */
import { StoreError } from '../port.ts';

const full = 13;
const tooBig = 18;
const busy = 5;
const cannotOpen = 14;
const readOnly = 8;
const corrupt = 11;
const noDatabase = 26;

/** @returns the error as the port promises it; a `StoreError` stays what it is */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error) & 0xff;
  const text = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  if (code === full || /\bENOSPC\b|\bEDQUOT\b/.test(text)) {
    return new StoreError('store-full', 'No room is left in the data folder; nothing was written.', options);
  }
  if (code === tooBig) return new StoreError('too-large', 'The document is too large for SQLite.', options);
  if (code === cannotOpen || code === readOnly) {
    return new StoreError('data-folder', `A file of the data cannot be opened or written: ${text}.`, options);
  }
  if (code === noDatabase || code === corrupt) {
    const message = `The database of the data folder is damaged or none of ours (${text}): restore a backup.`;
    return new StoreError('data-folder', message, options);
  }
  return new StoreError('store-unavailable', `SQLite failed: ${text}.`, options);
}

export function isBusy(error: unknown): boolean {
  return (codeOf(error) & 0xff) === busy;
}

function codeOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0;
  const { errcode, sqliteCode } = error as { errcode?: unknown; sqliteCode?: unknown };
  return Number(errcode ?? sqliteCode ?? 0) || 0;
}
