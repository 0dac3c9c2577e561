import { useEffect, useState } from 'react';
import { useDesign } from '#designer/app';
import type { DecisionView } from '#runtime/dmn';

/** The decisions of the draft; undefined until they are read. A file that cannot be read has none: its finding says why. */
export function useDecisions(): readonly DecisionView[] | undefined {
  const { decisions } = useDesign().body;
  const [found, setFound] = useState<readonly DecisionView[]>();
  useEffect(() => {
    let stale = false;
    const read = async () => {
      const { describeDecisions } = await import('#runtime/dmn');
      const files = await Promise.all(
        Object.values(decisions).map((xml) => describeDecisions(xml).catch((): DecisionView[] => [])),
      );
      if (!stale) setFound(files.flat());
    };
    void read();
    return () => {
      stale = true;
    };
  }, [decisions]);
  return found;
}
