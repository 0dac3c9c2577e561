import type { Finding, Text } from '#runtime/model';

/** Collects findings of one form; every one names its field as `formKey#path`. */
export interface FindingList {
  readonly all: Finding[];
  add(rule: string, path: string, message: Text, mend: Text, severity?: Finding['severity']): void;
}

export function findingList(formKey: string): FindingList {
  const all: Finding[] = [];
  return {
    all,
    add(rule, path, message, mend, severity = 'error') {
      all.push({ rule, severity, element: `${formKey}#${path}`, message, mend });
    },
  };
}
