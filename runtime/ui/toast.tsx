import { useEffect } from 'react';
import type { Text } from '#runtime/model';
import { cell } from './cell.ts';
import { classes } from './classes.ts';
import { defineTexts, pick, useLocale, useTexts } from './texts.ts';

export interface Toast {
  readonly text: Text | string;
  readonly tone?: 'ok' | 'error';
  /** Offered for ten seconds. */
  readonly undo?: () => void;
}

const words = defineTexts({ undo: ['撤销', 'Undo'], close: ['关闭', 'Close'] });

const UNDO_MS = 10_000;
const PLAIN_MS = 5_000;

const toasts = cell<readonly (Toast & { readonly id: number })[]>([]);
let count = 0;

/** Says what happened, at the edge of the screen and to screen readers. Errors stay until they are closed. */
export function toast(message: Toast): void {
  count += 1;
  toasts.set([...toasts.get().slice(-2), { ...message, id: count }]);
}

function close(id: number): void {
  toasts.set(toasts.get().filter((one) => one.id !== id));
}

/** Put once into an app. */
export function Toasts() {
  return (
    <div className="ui-toasts" aria-live="polite">
      {toasts.use().map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </div>
  );
}

function ToastCard({ toast: { id, text, tone, undo } }: { toast: Toast & { readonly id: number } }) {
  const say = useTexts(words);
  const locale = useLocale();
  useEffect(() => {
    if (tone === 'error') return;
    const timer = setTimeout(() => close(id), undo ? UNDO_MS : PLAIN_MS);
    return () => clearTimeout(timer);
  }, [id, tone, undo]);
  return (
    <div
      className={classes('ui-toast', tone === 'error' && 'ui-toast-error')}
      role={tone === 'error' ? 'alert' : undefined}
    >
      <span aria-hidden="true">{tone === 'error' ? '■' : '✓'}</span>
      <span>{pick(text, locale)}</span>
      {undo && (
        <button
          type="button"
          onClick={() => {
            close(id);
            undo();
          }}
        >
          {say('undo')}
        </button>
      )}
      <button type="button" className="ui-cross" aria-label={say('close')} onClick={() => close(id)}>
        ×
      </button>
    </div>
  );
}
