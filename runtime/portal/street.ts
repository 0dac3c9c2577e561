import { cell } from '#runtime/ui';

/** The street whose page is open: its name on top, its phone at the foot. */
interface Street {
  readonly name: string;
  readonly phone: string;
}

const street = cell<Street | undefined>(undefined);

export function showStreet(next: Street): void {
  street.set(next);
}

export const useStreet = street.use;
