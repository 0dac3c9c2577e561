import { type ReactNode, useSyncExternalStore } from 'react';
import { defineTexts, useTexts } from './texts.ts';

const words = defineTexts({
  offline: [
    '没有网络。您填的还在，连上后再提交。',
    'No network. What you typed is still here; send it when you are back online.',
  ],
});

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}

/** A quiet bar while there is no network; children list what is not yet sent. */
export function OfflineBar({ children }: { children?: ReactNode }) {
  const say = useTexts(words);
  const isOnline = useOnline();
  return (
    <div role="status" className={isOnline ? undefined : 'ui-offline'}>
      {!isOnline && (
        <>
          {say('offline')} {children}
        </>
      )}
    </div>
  );
}
