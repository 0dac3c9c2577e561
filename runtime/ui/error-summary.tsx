import { useEffect, useRef } from 'react';
import { defineTexts, useTexts } from './texts.ts';

const words = defineTexts({
  title: ['有 {count} 处需要改一下', '{count} to put right'],
});

export interface SummaryError {
  /** Id of the control; without it the error is only said. */
  readonly target?: string;
  readonly message: string;
}

export interface ErrorSummaryProps {
  readonly errors: readonly SummaryError[];
  readonly title?: string;
  /** Count of tries: each new one takes the focus, also with the same errors. */
  readonly attempt?: number;
}

/**
 * All errors on top of the form. It takes the focus at a new try, and when an error is there that was not before;
 * never while errors go one by one as they are mended.
 */
export function ErrorSummary({ errors, title, attempt = 0 }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef<{ attempt: number; lines: readonly string[] }>({ attempt, lines: [] });
  const say = useTexts(words);
  useEffect(() => {
    const lines = errors.map(({ target, message }) => `${target} ${message}`);
    const before = seen.current;
    seen.current = { attempt, lines };
    const isNew = attempt !== before.attempt || lines.some((line) => !before.lines.includes(line));
    if (lines.length > 0 && isNew) box.current?.focus();
  }, [errors, attempt]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="ui-errors" role="alert" tabIndex={-1}>
      <h2>{title ?? say('title', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ target, message }) => (
          <li key={`${target} ${message}`}>
            {target ? (
              <a
                href={`#${target}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusControl(target);
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Puts the focus on a control, or on the first one inside the box with this id, and brings it into sight. */
export function focusControl(id: string): void {
  const element = document.getElementById(id);
  if (!element) return;
  const control = element.matches('input, select, textarea, button, [tabindex]')
    ? element
    : (element.querySelector<HTMLElement>('input, select, textarea, button') ?? element);
  control.scrollIntoView({ block: 'center' });
  control.focus({ preventScroll: true });
}
