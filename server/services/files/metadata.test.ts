import { describe, expect, it } from 'vitest';
import { stripMetadata } from './metadata.ts';

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const segment = (marker: number, bytes: readonly number[]) => [0xff, marker, 0, bytes.length + 2, ...bytes];
const SCAN = [0xff, 0xda, 0x00, 0x02, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];

/** EXIF of a camera that was held sideways: orientation 6, and a place. */
const EXIF = [
  ...ascii('Exif'),
  ...[0, 0, 0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0],
  ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0],
  ...[0, 0, 0, 0],
  ...ascii('GPS'),
];

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

describe('a JPEG', () => {
  const jpeg = Uint8Array.of(
    ...[0xff, 0xd8],
    ...segment(0xe0, ascii('JFIF\0')),
    ...segment(0xe1, EXIF),
    ...segment(0xe1, ascii('http://ns.adobe.com/xap')),
    ...segment(0xe2, ascii('ICC_PROFILE\0')),
    ...segment(0xe2, ascii('MPF\0second picture')),
    ...segment(0xfe, ascii('made at home')),
    ...segment(0xdb, [1, 2, 3]),
    ...SCAN,
    ...[0xff, 0xd9],
    ...ascii('a film behind the picture'),
  );

  it('loses place, comments, other pictures and what follows its end; keeps colour and how it stands', () => {
    const clean = stripMetadata(jpeg, 'jpg');
    for (const gone of ['GPS', 'adobe', 'MPF', 'made at home', 'a film'])
      expect(text(clean)).not.toContain(gone);
    for (const kept of ['JFIF', 'ICC_PROFILE', 'Exif']) expect(text(clean)).toContain(kept);
    expect(text(clean)).toContain(Buffer.from(SCAN).toString('latin1'));
    // Once clean it stays the same: orientation is still read.
    expect(stripMetadata(clean ?? new Uint8Array(), 'jpg')).toEqual(clean);
  });

  it('is refused when a segment runs over its end', () => {
    expect(stripMetadata(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1), 'jpg')).toBeUndefined();
    expect(stripMetadata(Uint8Array.of(0x00, 0x01), 'jpg')).toBeUndefined();
  });
});

describe('a PNG', () => {
  const chunk = (type: string, data: readonly number[]) => [
    0,
    0,
    0,
    data.length,
    ...ascii(type),
    ...data,
    1,
    2,
    3,
    4,
  ];
  const head = [0x89, ...ascii('PNG'), 13, 10, 26, 10];

  it('loses its words, keeps its pixels, ends at its end', () => {
    const png = Uint8Array.of(
      ...head,
      ...chunk('IHDR', [1]),
      ...chunk('tEXt', ascii('Author me')),
      ...chunk('eXIf', ascii('GPS')),
      ...chunk('IDAT', ascii('pixels')),
      ...chunk('IEND', []),
      ...ascii('tail'),
    );
    const clean = text(stripMetadata(png, 'png'));
    expect(clean).toContain('pixels');
    for (const gone of ['Author', 'GPS', 'tail']) expect(clean).not.toContain(gone);
  });

  it('is refused without an end', () => {
    expect(stripMetadata(Uint8Array.of(...head, ...chunk('IHDR', [1])), 'png')).toBeUndefined();
  });
});

it('a WebP loses EXIF and XMP and no longer announces them', () => {
  const chunk = (type: string, data: readonly number[]) => [...ascii(type), data.length, 0, 0, 0, ...data];
  const body = [
    ...chunk('VP8X', [0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ...chunk('VP8 ', ascii('pixels')),
    ...chunk('EXIF', ascii('GPS!')),
    ...chunk('XMP ', ascii('<me>')),
  ];
  const webp = Uint8Array.of(...ascii('RIFF'), body.length + 4, 0, 0, 0, ...ascii('WEBP'), ...body);
  const clean = stripMetadata(webp, 'webp');
  expect(text(clean)).toContain('pixels');
  for (const gone of ['GPS!', '<me>', 'EXIF']) expect(text(clean)).not.toContain(gone);
  expect(clean?.[20]).toBe(0);
  expect(clean?.[4]).toBe((clean?.length ?? 0) - 8);
});
