import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface NoticeProps {
  readonly tone?: 'info' | 'ok' | 'soon' | 'late';
  readonly title?: string;
  /** Said at once by screen readers: for what just happened, not for what was there from the start. */
  readonly live?: boolean;
  readonly children?: ReactNode;
}

const MARKS = { info: 'ⓘ', ok: '✓', soon: '◐', late: '■' } as const;

/** A banner: mark and words, never colour alone. */
export function Notice({ tone = 'info', title, live, children }: NoticeProps) {
  return (
    <div className={classes('ui-notice', `ui-notice-${tone}`)} role={live ? 'status' : undefined}>
      <span className="ui-notice-mark" aria-hidden="true">
        {MARKS[tone]}
      </span>
      <div>
        {title && <strong className="ui-notice-title">{title}</strong>}
        {children}
      </div>
    </div>
  );
}
