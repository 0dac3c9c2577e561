import { Dropdown } from 'antd';
import type { MouseEvent } from 'react';
import { useTexts } from '#runtime/ui';
import { useDrawing } from '../canvas/hooks.tsx';
import { modelOf } from '../panel/step.ts';
import { type Added, addAfter, addBranch, addSendBack, addSplit, addTimeOut } from './acts.ts';
import type { OutlineNode } from './tree.ts';
import { outlineWords } from './words.ts';

interface ActsProps {
  readonly node: OutlineNode;
  /** Names what was added, or says why it cannot be. */
  onAdded(added: Added): void;
  onRename(): void;
  onRemove(): void;
  onMove(by: 1 | -1): void;
  onAsk(group: 'who' | 'when'): void;
  /** The menu of further acts, opened by click or key. */
  readonly menuOpen: boolean;
  onMenu(open: boolean): void;
}

/** A start stays (the process begins there), and a heading is nothing on the drawing. */
export const canRemove = ({ kind }: OutlineNode) => kind !== 'start' && kind !== 'loose';

/** A jump and a heading have no name of their own. */
export const canRename = ({ kind }: OutlineNode) => kind !== 'jump' && kind !== 'loose';

/** What can be done with the chosen line; the same by keys (see `?`). */
export function OutlineActs({
  node,
  onAdded,
  onRename,
  onRemove,
  onMove,
  onAsk,
  menuOpen,
  onMenu,
}: ActsProps) {
  const say = useTexts(outlineWords);
  const drawing = useDrawing();
  const isSplit = node.kind === 'decision' || node.kind === 'parallel';
  const isHost = node.kind === 'step' || node.kind === 'sub';
  const isOwn = node.kind !== 'loose' && node.kind !== 'jump';
  const button = (label: string, act: () => void) => (
    <button
      type="button"
      tabIndex={-1}
      onClick={(event: MouseEvent) => {
        event.stopPropagation();
        act();
      }}
    >
      {label}
    </button>
  );
  const targets = drawing
    .on('elementRegistry')
    .filter((one) => one.type === 'bpmn:UserTask' && one.id !== node.element)
    .map((one) => modelOf(one as never));
  const more = [
    ...(isSplit ? [{ key: 'way', label: say('way'), onClick: () => onAdded(addBranch(drawing, node)) }] : []),
    {
      key: 'decide',
      label: say('splitBy'),
      onClick: () => onAdded(addSplit(drawing, node, 'bpmn:ExclusiveGateway')),
    },
    {
      key: 'together',
      label: say('together'),
      onClick: () => onAdded(addSplit(drawing, node, 'bpmn:ParallelGateway')),
    },
    { key: 'sub', label: say('addSub'), onClick: () => onAdded(addAfter(drawing, node, 'bpmn:SubProcess')) },
    ...(node.model.$type !== 'bpmn:EndEvent' && drawing.element(node.element)?.outgoing.length === 0
      ? [
          {
            key: 'end',
            label: say('addEnd'),
            onClick: () => onAdded(addAfter(drawing, node, 'bpmn:EndEvent')),
          },
        ]
      : []),
    ...(isHost
      ? [{ key: 'timer', label: say('addTimer'), onClick: () => onAdded(addTimeOut(drawing, node)) }]
      : []),
    ...(node.kind === 'step' && targets.length > 0
      ? [
          {
            key: 'back',
            label: say('back'),
            children: targets.map((target) => ({
              key: `back-${target.id}`,
              label: target.name || (target.id ?? ''),
              onClick: () => addSendBack(drawing, node, target.id ?? '', say('backLabel')),
            })),
          },
        ]
      : []),
  ];
  return (
    <span className="line-acts">
      {isOwn && button(`+ ${say('add')}`, () => onAdded(addAfter(drawing, node, 'bpmn:UserTask')))}
      {isSplit && button(`+ ${say('way')}`, () => onAdded(addBranch(drawing, node)))}
      {isOwn && (
        <Dropdown
          trigger={['click']}
          autoFocus
          open={menuOpen}
          onOpenChange={onMenu}
          menu={{ items: more, onClick: ({ domEvent }) => domEvent.stopPropagation() }}
        >
          <button
            type="button"
            tabIndex={-1}
            aria-haspopup="menu"
            onClick={(event) => event.stopPropagation()}
          >
            + ▾
          </button>
        </Dropdown>
      )}
      {node.kind === 'step' && button(say('who'), () => onAsk('who'))}
      {isHost && button(say('when'), () => onAsk('when'))}
      {isOwn && button(say('rename'), onRename)}
      {isHost && button('↑', () => onMove(-1))}
      {isHost && button('↓', () => onMove(1))}
      {canRemove(node) && button(say('remove'), onRemove)}
    </span>
  );
}
