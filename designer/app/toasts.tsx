import { useEffect } from 'react';
import type { Text } from '#runtime/model';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { cell } from './external.ts';

export interface Toast {
  readonly text: Text | string;
  readonly tone?: 'ok' | 'error';
  /** Offered for ten seconds. */
  readonly undo?: () => void;
}

const words = defineTexts({
  undo: ['撤销', 'Undo'],
  close: ['关闭', 'Close'],
});

const UNDO_MS = 10_000;
const PLAIN_MS = 4000;

const toasts = cell<readonly (Toast & { readonly id: number })[]>([]);
let count = 0;

/** Says what happened, at the edge of the screen and to screen readers. Errors stay until they are closed. */
export function toast(message: Toast): void {
  toasts.set([...toasts.get().slice(-2), { ...message, id: ++count }]);
}

const close = (id: number) => toasts.set(toasts.get().filter((one) => one.id !== id));

export function Toasts() {
  return (
    <div className="toasts" aria-live="polite">
      {toasts.use().map((one) => (
        <ToastCard key={one.id} toast={one} onClose={() => close(one.id)} />
      ))}
    </div>
  );
}

function ToastCard({ toast: { text, tone, undo }, onClose }: { toast: Toast; onClose: () => void }) {
  const say = useTexts(words);
  const locale = useLocale();
  useEffect(() => {
    if (tone === 'error') return;
    const timer = setTimeout(onClose, undo ? UNDO_MS : PLAIN_MS);
    return () => clearTimeout(timer);
  }, [tone, undo, onClose]);
  return (
    <div className={`toast ${tone ?? 'ok'}`} role={tone === 'error' ? 'alert' : 'status'}>
      <span>{pick(text, locale)}</span>
      {undo && (
        <button
          type="button"
          onClick={() => {
            undo();
            onClose();
          }}
        >
          {say('undo')}
        </button>
      )}
      <button type="button" aria-label={say('close')} onClick={onClose}>
        ×
      </button>
    </div>
  );
}
