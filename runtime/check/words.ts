import type { Finding, Text } from '#runtime/model';

/** A finding of a rule; errors unless said otherwise. */
export function finding(
  rule: string,
  element: string | undefined,
  message: Text,
  mend: Text,
  more: Partial<Pick<Finding, 'severity' | 'path'>> = {},
): Finding {
  return { rule, severity: 'error', message, mend, ...(element === undefined ? {} : { element }), ...more };
}

/** What people call an element: its name, else its id. */
export function called(node: { readonly id: string; readonly name: string }): string {
  return node.name.trim() || node.id;
}

export const text = (zh: string, en: string): Text => ({ zh, en });
