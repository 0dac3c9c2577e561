import { useEffect, useState } from 'react';
import { Dialog, defineTexts, navigate, useTexts } from '#runtime/ui';

const words = defineTexts({
  title: ['键盘', 'Keys'],
  help: ['看有哪些键', 'Show the keys'],
  search: ['查找', 'Search'],
  mine: ['去“我的”', 'Go to mine'],
  group: ['去“本组”', 'Go to my group’s'],
  late: ['去“督办”', 'Go to what is late'],
  next: ['下一件', 'Next task'],
  previous: ['上一件', 'Previous task'],
  submit: ['办理（第一个按钮）', 'The first button'],
  close: ['关掉最上面的', 'Close the topmost'],
});

const KEYS = [
  ['?', 'help'],
  ['/', 'search'],
  ['g m', 'mine'],
  ['g g', 'group'],
  ['g l', 'late'],
  ['j / ↓', 'next'],
  ['k / ↑', 'previous'],
  ['Ctrl/⌘ + Enter', 'submit'],
  ['Esc', 'close'],
] as const;

const GO: Readonly<Record<string, string>> = {
  m: 'tasks/mine',
  g: 'tasks/group',
  l: 'tasks/late',
  d: 'tasks/done',
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** Keys of the whole workbench; lists have their own. */
export function Keys() {
  const say = useTexts(words);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let isGoing = false;
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = isGoing ? GO[event.key] : undefined;
      isGoing = false;
      if (to) {
        event.preventDefault();
        navigate(to);
      } else if (event.key === '?') setOpen(true);
      else if (event.key === 'g') isGoing = true;
      else if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('input[type="search"]');
        if (!search) return;
        event.preventDefault();
        search.focus();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  if (!isOpen) return null;
  return (
    <Dialog title={say('title')} onClose={() => setOpen(false)}>
      <dl className="wb-keys">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
