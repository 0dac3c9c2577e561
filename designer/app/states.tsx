import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '#runtime/ui';

const words = defineTexts({ loading: ['正在载入', 'Loading'] });

/** What will be here, and the first step. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** Grey lines where the content will stand. */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  const say = useTexts(words);
  return (
    <div className="skeleton" role="status" aria-label={say('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={String(line)} style={{ width: `${90 - ((line * 17) % 45)}%` }} />
      ))}
    </div>
  );
}
