import { type ReactNode, useState } from 'react';
import { useTexts } from '#runtime/ui';
import type { OutlineNode } from './tree.ts';
import { outlineWords } from './words.ts';

const SIGNS: Readonly<Record<OutlineNode['kind'], string>> = {
  start: '○',
  end: '◉',
  step: '▭',
  decision: '◇',
  parallel: '◆',
  branch: '└',
  sub: '▣',
  timer: '◷',
  decide: '▤',
  script: '∑',
  other: '▫',
  jump: '↪',
  loose: '⚠',
};

interface LineProps {
  readonly node: OutlineNode;
  readonly level: number;
  readonly name: string;
  readonly who?: string;
  readonly when?: string;
  readonly selected: boolean;
  readonly folded: boolean;
  readonly renaming: boolean;
  readonly children: ReactNode;
  onChoose(): void;
  onRename(): void;
  /** Undefined: left as it was. */
  onName(name: string | undefined): void;
  onFold(): void;
}

/** One line: what it is, its name, who handles it and by when. */
export function OutlineLine(props: LineProps) {
  const { node, level, name, who, when, selected, folded, renaming, children } = props;
  const say = useTexts(outlineWords);
  const kind = node.kind === 'jump' || node.kind === 'loose' ? undefined : say(node.kind);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree above takes the keys of all its items.
    <div
      role="treeitem"
      data-key={node.key}
      aria-level={level}
      aria-selected={selected}
      aria-label={[kind !== name && kind, name, who, when].filter(Boolean).join('，')}
      {...(node.children.length > 0 && { 'aria-expanded': !folded })}
      tabIndex={selected ? 0 : -1}
      className={`line ${node.kind}`}
      style={{ paddingInlineStart: `${8 + (level - 1) * 18}px` }}
      onClick={props.onChoose}
      onDoubleClick={props.onRename}
    >
      <span className="line-main">
        {node.children.length > 0 ? (
          <button
            type="button"
            className="fold"
            tabIndex={-1}
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation();
              props.onFold();
            }}
          >
            {folded ? '▸' : '▾'}
          </button>
        ) : (
          <span className="fold" />
        )}
        <span className="line-sign" aria-hidden="true" title={kind}>
          {SIGNS[node.kind]}
        </span>
        {renaming ? (
          <NameInput name={node.model.name ?? ''} label={say('rename')} onDone={props.onName} />
        ) : (
          <span className="line-name">{name}</span>
        )}
        {node.kind === 'step' && !who && <span className="line-lack">{say('nobody')}</span>}
      </span>
      {(who || when) && <span className="line-more">{[who, when].filter(Boolean).join(' · ')}</span>}
      {children}
    </div>
  );
}

function NameInput({
  name,
  label,
  onDone,
}: {
  name: string;
  label: string;
  onDone: (name: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(name);
  return (
    <input
      className="line-input"
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: renaming was asked for by a key; the focus belongs here.
      autoFocus
      value={typed}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => onDone(typed)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') onDone(typed);
        if (event.key === 'Escape') onDone(undefined);
      }}
    />
  );
}
