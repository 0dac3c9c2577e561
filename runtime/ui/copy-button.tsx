import { useEffect, useState } from 'react';
import { defineTexts, useTexts } from './texts.ts';

const words = defineTexts({
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  failed: ['请长按号码复制', 'Please select it to copy'],
  what: ['复制 {text}', 'Copy {text}'],
});

/** Copies a text; says so; where the browser refuses, says what to do instead. */
export function CopyButton({ text }: { text: string }) {
  const [state, setState] = useState<'copy' | 'copied' | 'failed'>('copy');
  const say = useTexts(words);
  useEffect(() => {
    if (state === 'copy') return;
    const timer = setTimeout(() => setState('copy'), 3_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <button type="button" className="ui-link-button" aria-label={say('what', { text })} onClick={copy}>
      <span aria-live="polite">{say(state)}</span>
    </button>
  );
}
