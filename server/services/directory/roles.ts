/** Roles by the words that people write into the import sheet; the rights that a post may have. */
import { type Permission, ROLES, type RoleInfo } from '#runtime/wire';

export const PERMISSIONS = [
  'handle-tasks',
  'supervise',
  'enter-for-others',
  'design',
  'publish',
  'admin',
  'operate',
  'read-audit',
] as const satisfies readonly Permission[];

/** By key or by any of its words, with or without spaces; undefined when nobody wrote that before. */
export function findRole(word: string): RoleInfo | undefined {
  const text = word.trim().toLowerCase();
  return ROLES.find(
    (each) =>
      each.role === text ||
      each.label.zh === text ||
      each.label.en.toLowerCase() === text ||
      each.also.includes(text),
  );
}
