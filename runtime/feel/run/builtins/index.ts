import { CONTEXTS } from './contexts.ts';
import { CONVERSION } from './conversion.ts';
import type { Form, Library } from './define.ts';
import { LISTS } from './lists.ts';
import { NUMBERS } from './numbers.ts';
import { RANGES } from './ranges.ts';
import { STATISTICS } from './statistics.ts';
import { STRINGS } from './strings.ts';
import { TEMPORALS } from './temporals.ts';

/** Every function of the standard and of Camunda's: a family a file, this page joins them. */
export const LIBRARY: Library = {
  ...NUMBERS,
  ...STRINGS,
  ...LISTS,
  ...STATISTICS,
  ...CONTEXTS,
  ...TEMPORALS,
  ...RANGES,
  ...CONVERSION,
};

export function formsOf(name: string): readonly Form[] | undefined {
  return Object.hasOwn(LIBRARY, name) ? LIBRARY[name] : undefined;
}
