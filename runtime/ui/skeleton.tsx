import { type ReactNode, useEffect, useState } from 'react';
import { defineTexts, useTexts } from './texts.ts';

const words = defineTexts({ loading: ['正在加载', 'Loading'] });
const QUIET_MS = 150;
const LINES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const;

/** Nothing for 150 ms, then the outline of what comes: `lines` of text, or children that draw the real layout. */
export function Skeleton({ lines = 3, children }: { lines?: number; children?: ReactNode }) {
  const [isShown, show] = useState(false);
  const say = useTexts(words);
  useEffect(() => {
    const timer = setTimeout(() => show(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className="ui-skeleton" role="status" aria-label={say('loading')}>
      {children ?? LINES.slice(0, lines).map((line) => <span key={line} className="ui-skeleton-line" />)}
    </div>
  );
}
