import { useEffect, useRef } from 'react';
import { type ChangeNotice, EVENTS_PATH } from '#runtime/wire';
import { cell } from './cell.ts';

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

export type StreamState = 'closed' | 'connecting' | 'open';

const stream = cell<StreamState>('closed');
const listeners = new Set<(notice: ChangeNotice) => void>();
const returns = new Set<() => void>();
let source: EventSource | undefined;
let wait = FIRST_WAIT;
let retry: ReturnType<typeof setTimeout> | undefined;
let wasLost = false;

function open(): void {
  clearTimeout(retry);
  retry = undefined;
  if (source || listeners.size === 0) return;
  stream.set('connecting');
  const made = new EventSource(EVENTS_PATH);
  source = made;
  made.addEventListener('open', () => {
    wait = FIRST_WAIT;
    stream.set('open');
    // What happened in between was not heard: whoever shows something reads it again.
    if (wasLost) for (const again of [...returns]) again();
    wasLost = false;
  });
  made.addEventListener('change', (event) => {
    const notice = read((event as MessageEvent<string>).data);
    if (notice) for (const listener of [...listeners]) listener(notice);
  });
  made.addEventListener('error', () => {
    made.close();
    if (source === made) source = undefined;
    wasLost = true;
    stream.set('connecting');
    // A server that restarts is not stormed: longer and longer, and not all at once.
    retry ??= setTimeout(open, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT);
  });
}

function read(data: string): ChangeNotice | undefined {
  try {
    return JSON.parse(data) as ChangeNotice;
  } catch {
    return undefined;
  }
}

function close(): void {
  clearTimeout(retry);
  retry = undefined;
  source?.close();
  source = undefined;
  stream.set('closed');
}

/** Hears changes made elsewhere. `onReturn` is called after the stream was lost and is back. */
export function onChange(listener: (notice: ChangeNotice) => void, onReturn?: () => void): () => void {
  listeners.add(listener);
  if (onReturn) returns.add(onReturn);
  open();
  return () => {
    listeners.delete(listener);
    if (onReturn) returns.delete(onReturn);
    if (listeners.size === 0) close();
  };
}

/** As a hook; the listener may change from render to render. */
export function useChanges(listener: (notice: ChangeNotice) => void, onReturn?: () => void): void {
  const current = useRef({ listener, onReturn });
  current.current = { listener, onReturn };
  useEffect(
    () =>
      onChange(
        (notice) => current.current.listener(notice),
        () => current.current.onReturn?.(),
      ),
    [],
  );
}

export const useStreamState = stream.use;
