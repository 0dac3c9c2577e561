import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes.ts';
import { defineTexts, useTexts } from './texts.ts';

const words = defineTexts({ busy: ['正在处理…', 'Working…'] });

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary a page, named by what it does. */
  readonly kind?: 'primary' | 'secondary' | 'danger' | 'quiet';
  /** Something is under way: pressing again does nothing, the focus stays. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

export function Button({ kind = 'secondary', busy, className, onClick, children, ...rest }: ButtonProps) {
  const say = useTexts(words);
  return (
    <button
      type="button"
      {...rest}
      className={classes('ui-button', `ui-button-${kind}`, className)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
      {busy && (
        <span className="ui-busy" role="status">
          {say('busy')}
        </span>
      )}
    </button>
  );
}
