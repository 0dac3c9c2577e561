/** The directory's documents. People are never removed, only disabled: cases name them for ever. */
import type { UnitKind } from '#runtime/model';
import type { Permission } from '#runtime/wire';
import type { Doc } from '#server/store';

export interface UnitDoc extends Doc {
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent?: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

export interface PostDoc extends Doc {
  readonly unit: string;
  readonly name: string;
  readonly role: string;
  readonly permissions: readonly Permission[];
  readonly holders: readonly string[];
}

export interface PersonDoc extends Doc {
  readonly name: string;
  readonly login: string;
  readonly phone?: string;
  /** The unit whose admin looks after the account. */
  readonly unit: string;
  readonly state: 'invited' | 'active' | 'disabled';
  /** For the store's index; the same as `state` other than `disabled`. */
  readonly active: boolean;
}
