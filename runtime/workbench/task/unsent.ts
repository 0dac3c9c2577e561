import { useEffect, useState } from 'react';
import { equalValues, type Variables } from '#runtime/values';

/** What was typed into tasks and neither saved nor sent, by task: it lives as long as the window. */
const unsent = new Map<string, Variables>();

export const unsentOf = (task: string): Variables | undefined => unsent.get(task);

interface Unsent {
  readonly isThere: boolean;
  /** Remembers what differs from the server's values. */
  keep(typed: Variables): void;
  forget(): void;
}

/** Keeps what is typed while one looks at other tasks, and asks before the window goes with it. */
export function useUnsent(task: string, stored: Variables): Unsent {
  const [isThere, setThere] = useState(() => unsent.has(task));
  useEffect(() => {
    if (!isThere) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isThere]);
  return {
    isThere,
    keep(typed) {
      const own = Object.entries(typed).filter(([key, value]) => !equalValues(value, stored[key] ?? null));
      if (own.length > 0) unsent.set(task, Object.fromEntries(own));
      else unsent.delete(task);
      setThere(own.length > 0);
    },
    forget() {
      unsent.delete(task);
      setThere(false);
    },
  };
}
