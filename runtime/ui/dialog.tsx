import { type ReactNode, useEffect, useId, useRef } from 'react';
import { defineTexts, useTexts } from './texts.ts';

const words = defineTexts({ close: ['关闭', 'Close'] });

export interface DialogProps {
  readonly title: string;
  /** Esc, the cross, or a press beside it. */
  onClose(): void;
  readonly children: ReactNode;
  /** The buttons; the main one last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

/** A native modal dialog: the browser keeps the focus inside; closing gives it back to where it came from. */
export function Dialog({ title, onClose, children, actions, wide }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const say = useTexts(words);
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? 'ui-dialog ui-dialog-wide' : 'ui-dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Esc closes the topmost thing only.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="ui-dialog-body">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" className="ui-cross" aria-label={say('close')} onClick={onClose}>
            ×
          </button>
        </header>
        {children}
        {actions && <footer className="ui-actions">{actions}</footer>}
      </div>
    </dialog>
  );
}
