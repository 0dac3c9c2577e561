import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { codeFrom, tidyCode } from './code.ts';

it('codes have eight letters that cannot be taken for one another', () => {
  for (let time = 0; time < 200; time += 1)
    expect(codeFrom(randomBytes(64))).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{4}-[34679ACDEFGHJKMNPQRTWXY]{4}$/);
});

it.each([
  ['7kqm-9xhd', '7KQM-9XHD'],
  [' 7KQM 9XHD ', '7KQM-9XHD'],
  ['７ＫＱＭ９ＸＨＤ', '7KQM-9XHD'],
  ['7KQM-9XH', undefined],
  ['7KQM-9XH0', undefined],
  ['', undefined],
])('reads %j as %j', (typed, code) => {
  expect(tidyCode(typed)).toBe(code);
});
