import type { Text } from '#runtime/model';
import type { Json } from '#server/store';

/** One line of an answer: exactly one of these. */
export interface Line {
  readonly tell?: Text;
  readonly result?: Json;
  readonly problem?: { readonly code: string; readonly title: Text; readonly mend?: Text };
}
