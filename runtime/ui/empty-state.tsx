import type { ReactNode } from 'react';

/** Says what will be here, and offers the first step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="ui-empty">
      <p className="ui-empty-title">{title}</p>
      {children && <div className="ui-soft">{children}</div>}
      {action}
    </div>
  );
}
