import { expect, it } from 'vitest';
import { PHOTO_TYPES } from '#runtime/fields';
import { FILE_KINDS } from './kinds.ts';

it('takes every type of photo that the photo field lets through', () => {
  const pictures = FILE_KINDS.filter((kind) => kind.image).map((kind) => kind.mime);
  expect([...PHOTO_TYPES].sort()).toEqual([...pictures].sort());
});
