/**
 * Looks into an xlsx before a library does: a few kilobytes may unpack to gigabytes, and one cell far out makes a grid
 * of a thousand million. Walks the entries as they lie in the file, which is how they are read afterwards.
 */
import { inflateRawSync, type Zlib } from 'node:zlib';

/** All entries together, unpacked. A directory of five thousand rows is under three. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_ENTRIES = 500;
const MOST_COLUMN_LETTERS = 2;
const MOST_ROW = 20_000;

const ENTRY = 0x04034b50;
const ANOTHER = Buffer.from('PK\x03\x04', 'latin1');
const DIRECTORY = 0x02014b50;
const DESCRIPTOR = 0x08074b50;

/** @throws Error that says what is wrong with it, for the log */
export function assertHarmless(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let left = MOST_BYTES;
  for (let entries = 0; signature(file, at) !== DIRECTORY; entries += 1) {
    if (entries >= MOST_ENTRIES)
      throw new Error(`Expected at most ${MOST_ENTRIES} entries, but there are more`);
    if (signature(file, at) !== ENTRY)
      throw new Error(`Expected an entry at byte ${at}, but it is something else`);
    const entry = readEntry(file, at, left);
    left -= entry.content.length;
    if (/^xl\/.*\.(xml|rels)$/i.test(entry.name)) assertSmallGrid(entry.name, entry.content);
    at = entry.end;
  }
  if (file.includes(ANOTHER, at))
    throw new Error('Expected no entry after the list of entries, but there is one');
}

function signature(file: Buffer, at: number): number {
  if (at + 4 > file.length)
    throw new Error('Expected a list of entries at the end, but the file stops before');
  return file.readUInt32LE(at);
}

interface Entry {
  readonly name: string;
  readonly content: Buffer;
  /** First byte after it. */
  readonly end: number;
}

function readEntry(file: Buffer, at: number, most: number): Entry {
  if (at + 30 > file.length) throw new Error('Expected a whole entry, but the file stops before');
  const flags = file.readUInt16LE(at + 6);
  const method = file.readUInt16LE(at + 8);
  const packed = file.readUInt32LE(at + 18);
  const nameLength = file.readUInt16LE(at + 26);
  const begin = at + 30 + nameLength + file.readUInt16LE(at + 28);
  const name = file.toString('utf8', at + 30, at + 30 + nameLength);
  const sizeFollows = (flags & 8) !== 0;
  if (packed === 0xffffffff || (flags & 1) !== 0) throw new Error(`Expected a plain zip, but ${name} is not`);
  if (method === 0 && !sizeFollows) {
    if (packed > most) throw tooLarge();
    return { name, content: file.subarray(begin, begin + packed), end: begin + packed };
  }
  if (method !== 8) throw new Error(`Expected ${name} to be deflated, but its method is ${method}`);
  const { content, used } = inflate(file.subarray(begin, sizeFollows ? undefined : begin + packed), most);
  const after = begin + (sizeFollows ? used : packed);
  return { name, content, end: after + (sizeFollows ? descriptorLength(file, after) : 0) };
}

function inflate(bytes: Buffer, most: number): { readonly content: Buffer; readonly used: number } {
  // Node ends the work as soon as it would write more: a bomb costs no more than the bound.
  const options = { maxOutputLength: Math.max(most, 1), info: true };
  const { buffer, engine } = inflateRawSync(bytes, options) as unknown as {
    readonly buffer: Buffer;
    readonly engine: Zlib;
  };
  return { content: buffer, used: engine.bytesWritten };
}

const descriptorLength = (file: Buffer, at: number): number => (signature(file, at) === DESCRIPTOR ? 16 : 12);

function assertSmallGrid(name: string, content: Buffer): void {
  const text = content.toString('latin1');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error(`Expected no definitions in ${name}, but there are`);
  for (const [, letters = '', row = ''] of text.matchAll(/\sr\s*=\s*["']\s*([A-Za-z]*)(\d+)/g)) {
    if (letters.length > MOST_COLUMN_LETTERS || Number(row) > MOST_ROW)
      throw new Error(
        `Expected a small sheet, but ${name} names cell ${letters.slice(0, 9)}${row.slice(0, 9)}`,
      );
  }
}

const tooLarge = (): Error => new Error(`Expected at most ${MOST_BYTES} bytes unpacked, but there are more`);
