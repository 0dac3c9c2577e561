import { Input, Select, type SelectProps } from 'antd';
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useDesignStore } from '#designer/app';

interface AskProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  children(id: string): ReactNode;
}

/** One question: label, control, hint or error, tied together. */
export function Ask({ label, hint, error, children }: AskProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="ask">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note && (
        <p id={`${id}-note`} className={error ? 'field-error' : 'hint'}>
          {note}
        </p>
      )}
    </div>
  );
}

/** A group of questions that can be folded. */
export function Group({
  title,
  name,
  open = true,
  children,
}: {
  title: string;
  name: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="group" open={open} data-group={name}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

const COMMIT_MS = 500;

interface DraftInputProps {
  readonly id?: string;
  readonly value: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly area?: boolean;
  readonly status?: 'error' | '';
  readonly inputMode?: 'numeric' | 'decimal' | 'text';
  onCommit(value: string): void;
}

/** Text that becomes a step after a pause, on leaving, and before undo: not with every letter. */
export function DraftInput({ value, label, area, onCommit, ...rest }: DraftInputProps) {
  const store = useDesignStore();
  const [typed, setTyped] = useState<string>();
  const latest = useRef({ typed, value, onCommit });
  latest.current = { typed, value, onCommit };
  const commit = useCallback(() => {
    const { typed: text, value: old, onCommit: send } = latest.current;
    if (text === undefined) return;
    latest.current.typed = undefined;
    setTyped(undefined);
    if (text !== old) send(text);
  }, []);
  useEffect(() => store.onFlush(commit), [store, commit]);
  useEffect(() => commit, [commit]);
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(commit, COMMIT_MS);
    return () => clearTimeout(timer);
  }, [typed, commit]);
  const props = {
    ...rest,
    ...(rest.id && { 'aria-describedby': `${rest.id}-note` }),
    ...(label && { 'aria-label': label }),
    value: typed ?? value,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: commit,
  };
  return area ? <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} {...props} /> : <Input {...props} />;
}

interface PickProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string | undefined;
  readonly placeholder?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly clear?: boolean;
  onPick(value: string | undefined): void;
}

/** A choice; a value that is not in the list (any more) is shown as it stands rather than lost. */
export function Pick({ label, value, options, clear, onPick, ...rest }: PickProps) {
  const known = value === undefined || options.some((one) => one.value === value);
  const all = known ? options : [...options, { value: value ?? '', label: value ?? '' }];
  const props: SelectProps<string> = {
    ...rest,
    value: value ?? null,
    options: [...all],
    popupMatchSelectWidth: false,
    ...(label && { 'aria-label': label }),
    ...(clear && { allowClear: true }),
    ...(all.length > 8 && { showSearch: { optionFilterProp: 'label' } }),
    onChange: (next?: string) => onPick(next),
  };
  return <Select {...props} className="wide" />;
}
