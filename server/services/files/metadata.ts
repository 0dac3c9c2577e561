/**
 * Takes out what a picture says beyond its pixels: place, device, time, owner, thumbnails of what was cut away.
 * The browser does it too; here it is certain. Orientation is kept, or photos would lie on their side.
 */
import type { FileKind } from './kinds.ts';

/** The same picture without metadata. Bytes that do not parse as their kind come back as `undefined`: refuse them. */
export function stripMetadata(bytes: Uint8Array, kind: FileKind['name']): Uint8Array | undefined {
  if (kind === 'jpg') return stripJpeg(bytes);
  if (kind === 'png') return stripPng(bytes);
  if (kind === 'webp') return stripWebp(bytes);
  return bytes;
}

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const u16 = (bytes: Uint8Array, index: number): number => (at(bytes, index) << 8) | at(bytes, index + 1);
const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

function stripJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (u16(bytes, 0) !== 0xffd8) return undefined;
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let index = 2;
  let orientation = 1;
  while (index + 4 <= bytes.length) {
    if (at(bytes, index) !== 0xff) return undefined;
    const marker = at(bytes, index + 1);
    if (marker === 0xff) {
      index += 1;
      continue;
    }
    // What follows the end of the image (a film, a second picture) is left behind.
    if (marker === 0xd9) break;
    const end = index + 2 + u16(bytes, index + 2);
    if (end > bytes.length) return undefined;
    const segment = bytes.subarray(index, end);
    if (marker === 0xe1) orientation = orientationOf(segment) ?? orientation;
    if (keepsColour(marker, segment)) parts.push(segment);
    index = end;
    if (marker === 0xda) {
      const scanEnd = endOfScan(bytes, index);
      parts.push(bytes.subarray(index, scanEnd));
      index = scanEnd;
    }
  }
  if (orientation !== 1) parts.splice(1, 0, orientationSegment(orientation));
  return join([...parts, Uint8Array.of(0xff, 0xd9)]);
}

/** Everything but application segments and comments; of these JFIF, a colour profile, and Adobe's colour flag. */
function keepsColour(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const tag = ascii(segment, 4, 11);
  if (marker === 0xe0) return tag.startsWith('JFIF');
  if (marker === 0xe2) return tag === 'ICC_PROFILE';
  return marker === 0xee && tag.startsWith('Adobe');
}

function endOfScan(bytes: Uint8Array, from: number): number {
  for (let index = from; index + 1 < bytes.length; index++) {
    if (at(bytes, index) !== 0xff) continue;
    const next = at(bytes, index + 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return index;
  }
  return bytes.length;
}

/** Tag 0x0112 of the first directory of an EXIF segment, 1 to 8. */
function orientationOf(segment: Uint8Array): number | undefined {
  if (ascii(segment, 4, 4) !== 'Exif') return undefined;
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const base = 10;
  if (segment.length < base + 8) return undefined;
  const little = view.getUint16(base) === 0x4949;
  const first = base + view.getUint32(base + 4, little);
  if (first + 2 > segment.length) return undefined;
  const count = view.getUint16(first, little);
  for (let entry = 0; entry < count; entry++) {
    const offset = first + 2 + entry * 12;
    if (offset + 12 > segment.length) return undefined;
    if (view.getUint16(offset, little) !== 0x0112) continue;
    const value = view.getUint16(offset + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An EXIF segment that says how the picture stands, and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  return Uint8Array.of(
    ...[0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00],
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08],
    ...[0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  );
}

const PNG_TALK = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

function stripPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let index = 8; index + 12 <= bytes.length; ) {
    const end = index + 12 + view.getUint32(index);
    if (end > bytes.length) return undefined;
    const type = ascii(bytes, index + 4, 4);
    if (!PNG_TALK.has(type)) parts.push(bytes.subarray(index, end));
    if (type === 'IEND') return join(parts);
    index = end;
  }
  return undefined;
}

function stripWebp(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let index = 12; index + 8 <= bytes.length; ) {
    const size = view.getUint32(index + 4, true);
    // Chunks are padded to an even length; the last padding byte is sometimes missing.
    const end = Math.min(index + 8 + size + (size & 1), bytes.length);
    if (index + 8 + size > bytes.length) return undefined;
    const type = ascii(bytes, index, 4);
    if (type === 'VP8X') parts.push(withoutFlags(bytes.subarray(index, end)));
    else if (type !== 'EXIF' && type !== 'XMP ') parts.push(bytes.subarray(index, end));
    index = end;
  }
  const body = join(parts);
  const head = new Uint8Array(bytes.subarray(0, 12));
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return join([head, body]);
}

/** The flags of VP8X that announce EXIF (bit 3) and XMP (bit 2) must go with them. */
function withoutFlags(chunk: Uint8Array): Uint8Array {
  const copy = new Uint8Array(chunk);
  copy[8] = at(copy, 8) & ~0x0c;
  return copy;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let index = 0;
  for (const part of parts) {
    out.set(part, index);
    index += part.length;
  }
  return out;
}
