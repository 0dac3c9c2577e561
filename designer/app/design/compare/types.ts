import type { Text } from '#runtime/model';

/** One difference of a part in words: what it is about, what came of it, and the old and new value where it has any. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly what: Text;
  readonly from?: Text;
  readonly to?: Text;
}

export const both = (text: string): Text => ({ zh: text, en: text });
export const text = (zh: string, en: string): Text => ({ zh, en });
