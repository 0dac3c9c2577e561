import { useState } from 'react';
import type { Text } from '#runtime/model';
import { problemText } from './problems.tsx';
import { toast } from './toasts.tsx';

export interface Act {
  readonly busy: boolean;
  /** Runs it once at a time; says what came of it. False when it was refused: the form stays as it is. */
  run(work: () => Promise<unknown>, done?: Text): Promise<boolean>;
}

/** A button's work: busy while it runs, the problem in words when it is refused. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  return {
    busy,
    async run(work, done) {
      if (busy) return false;
      setBusy(true);
      try {
        await work();
        if (done) toast({ text: done });
        return true;
      } catch (error) {
        toast({ text: problemText(error), tone: 'error' });
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
