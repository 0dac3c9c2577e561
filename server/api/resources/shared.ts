/** Pieces of schemas that several resources share. */
import { z } from 'zod';

/** A phone: mainland mobile, landline or international, digits only once blanks and dashes are gone. */
export const phone = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\+?\d{5,15}$/));

export const name = z.string().trim().min(1).max(60);
export const reason = z.string().trim().min(1).max(500);
export const day = z.iso.date();
export const id = z.string().min(1).max(200);

export const paged = {
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(2000).optional(),
};

export const nothing = z.strictObject({});

/** A list that is not paged. */
export function pageOf<T>(items: readonly T[]): { readonly items: readonly T[]; readonly total: number } {
  return { items, total: items.length };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without members that are undefined: what was left out is not there. */
export function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>;
}
