import { useCallback, useEffect, useState } from 'react';

export interface Load<T> {
  readonly data?: T;
  readonly error?: unknown;
  reload(): void;
  /** Takes what another call answered with, so that nothing is read twice. */
  take(data: T): void;
}

/** Reads once for a key and again on demand; what stood there stays while it reads again. */
export function useLoad<T>(key: string, read: (signal: AbortSignal) => Promise<T>): Load<T> {
  const [state, setState] = useState<{ readonly key: string; readonly data?: T; readonly error?: unknown }>({
    key,
  });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is read.
  useEffect(() => {
    const abort = new AbortController();
    read(abort.signal).then(
      (data) => !abort.signal.aborted && setState({ key, data }),
      (error: unknown) =>
        !abort.signal.aborted &&
        setState((old) => (old.key === key && old.data !== undefined ? { ...old, error } : { key, error })),
    );
    return () => abort.abort();
  }, [key, turn]);
  const reload = useCallback(() => setTurn((old) => old + 1), []);
  const take = useCallback((data: T) => setState({ key, data }), [key]);
  const current = state.key === key ? state : { key };
  return {
    ...('data' in current && current.data !== undefined ? { data: current.data } : {}),
    ...('error' in current && current.error !== undefined ? { error: current.error } : {}),
    reload,
    take,
  };
}
