/** Checks of what comes in, the same for both adapters. */
import { quote } from './paths.ts';
import { type NewDoc, StoreError } from './port.ts';

/** A document's JSON may not be larger; MongoDB's own limit is 16 MiB with its overhead. */
export const maxDocBytes = 12 * 1024 * 1024;

/**
 * An id or space is 1 to 500 characters of well-formed text without control characters.
 * @throws StoreError `bad-document`
 */
export function checkId(id: unknown, what = '_id'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (typeof id !== 'string' || id === '' || id.length > 500 || /[\u0000-\u001f]|[\ud800-\udfff]/u.test(id)) {
    throw new StoreError(
      'bad-document',
      `Expected ${what} to be a text of 1 to 500 plain characters, but got ${quote(String(id))}.`,
    );
  }
  return id;
}

/**
 * The body as JSON text: the document without what stands in columns of its own. Undefined members are left out.
 * @throws StoreError `bad-document`, `too-large`
 */
export function bodyOf(doc: NewDoc, source?: number): string {
  const { _id, space, version: _version, ...rest } = doc as NewDoc & { version?: unknown };
  const id = checkId(_id);
  checkId(space, 'space');
  const body = encode(source === undefined ? rest : { ...rest, source });
  checkBytes(body, id);
  return body;
}

/** @throws StoreError `too-large` */
export function checkBytes(body: string, id: string): void {
  // A character is at most three bytes of UTF-8, so most documents need no counting.
  if (body.length * 3 > maxDocBytes && Buffer.byteLength(body) > maxDocBytes) {
    throw new StoreError('too-large', `Document ${quote(id)} is larger than ${maxDocBytes} bytes.`);
  }
}

function encode(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new StoreError('bad-document', 'The document cannot be written as JSON.', { cause });
  }
}
