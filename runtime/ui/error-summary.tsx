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

/** All errors on top of the form. It takes the focus each time `errors` is a new, non-empty list. */
export function ErrorSummary({ errors, title }: { errors: readonly SummaryError[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const say = useTexts(words);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
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
