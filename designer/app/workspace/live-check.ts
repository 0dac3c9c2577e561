import { useEffect } from 'react';
import { useDesign } from '../design/index.ts';
import { useDirectory } from '../directory.ts';
import { showFindings } from './findings-state.ts';

/** Long enough that nobody is checked in the middle of a word. */
const QUIET_MS = 1500;

/**
 * Checks what is on screen while one works, with the same rules by which the server decides; it only counts, and
 * never opens the panel by itself.
 */
export function useLiveCheck(): void {
  const { body } = useDesign();
  const directory = useDirectory();
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const { checkDesign } = await import('#runtime/check');
      const people = directory.people.map(({ id, name, state }) => ({
        id,
        name,
        active: state !== 'disabled',
      }));
      // Without a list of people (this post may not read it) nobody can be called unknown.
      const known = directory.state === 'ready' && people.length > 0;
      const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
      const info = known ? { breathe, directory: { ...directory, people } } : { breathe };
      const findings = await checkDesign(body, info);
      if (!stale) showFindings(findings, false);
    }, QUIET_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [body, directory]);
}
