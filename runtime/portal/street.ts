import { cell } from '#runtime/ui';

/** The street whose page is open: its name on top, its phone at the foot. */
interface Street {
  readonly name: string;
  readonly phone: string;
}

const KEPT = 'linli-street';

const street = cell<Street | undefined>(kept());

/** Stays for this tab: pages that belong to no service (sign in, follow a case) still say whose they are. */
export function showStreet({ name, phone }: Street): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ name, phone }));
  street.set({ name, phone });
}

function kept(): Street | undefined {
  const text = sessionStorage.getItem(KEPT);
  return text === null ? undefined : (JSON.parse(text) as Street);
}

export const useStreet = street.use;
