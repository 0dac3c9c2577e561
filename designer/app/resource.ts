import { useCallback, useEffect, useState } from 'react';
import type { CallOptions, Endpoints } from '#runtime/wire';
import { client } from './client.ts';

export interface Resource<T> {
  readonly data?: T;
  readonly error?: unknown;
  /** True from 150 ms on, so that quick answers do not flicker. */
  readonly slow: boolean;
  reload(): void;
}

/** Reads from the server and keeps the last answer while it reads again. */
export function useResource<K extends keyof Endpoints & `GET ${string}`>(
  endpoint: K,
  options: CallOptions<K>,
): Resource<Endpoints[K]['answer']> {
  type Answer = Endpoints[K]['answer'];
  const [state, setState] = useState<{ data?: Answer; error?: unknown }>({});
  const [slow, setSlow] = useState(false);
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify([endpoint, options, turn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for endpoint and options.
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => setSlow(true), 150);
    client
      .call(endpoint, { ...options, signal: abort.signal })
      .then((data) => setState({ data }))
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setState((old) => ({ ...old, error }));
      })
      .finally(() => {
        clearTimeout(timer);
        if (!abort.signal.aborted) setSlow(false);
      });
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key]);
  const reload = useCallback(() => setTurn((old) => old + 1), []);
  return { ...state, slow, reload };
}
