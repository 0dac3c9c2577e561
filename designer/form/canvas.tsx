import { useDroppable } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { fieldRule } from '#runtime/fields';
import { FieldView } from '#runtime/fields/views';
import type { FormSchema } from '#runtime/form';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import {
  childrenOf,
  isContainer,
  nodeAtPlace,
  type Place,
  type PlacedNode,
  valuePath,
} from './model/tree.ts';
import { previewServices } from './services.ts';

const words = defineTexts({
  canvas: ['表单', 'Form'],
  empty: ['还没有字段。从左边点一个加进来。', 'No fields yet. Click one on the left to add it.'],
  emptyInside: ['拖字段到这里，或选中它再点左边的字段', 'Drag fields here, or select this and click a field'],
  move: ['拖动“{title}”', 'Drag “{title}”'],
  draggable: ['可拖动', 'draggable'],
  select: ['设置“{title}”', 'Settings of “{title}”'],
  keys: ['Alt 加上下键移动，Delete 删除', 'Alt and arrows to move, Delete to remove'],
  shown: ['有显示条件', 'Shown by a rule'],
  required: ['有必填条件', 'Required by a rule'],
});

interface Shared {
  readonly selected: Place | undefined;
  onSelect(place: Place): void;
  onRemove(place: Place): void;
  onStep(place: Place, by: -1 | 1): void;
}

interface CanvasProps extends Shared {
  readonly schema: FormSchema;
  /** Page shown; empty for what stands outside pages. */
  readonly page: Place;
}

/** A phone-wide live form: what staff draw is what residents get. */
export function Canvas({ schema, page, ...shared }: CanvasProps) {
  const say = useTexts(words);
  const all = childrenOf(nodeAtPlace(schema, page) ?? schema, page);
  const nodes = page.length > 0 ? all : all.filter((one) => one.node['x-component'] !== 'page');
  const { setNodeRef, isOver } = useDroppable({
    id: `end:${page.join('/')}`,
    data: { inside: page, empty: nodes.length === 0 },
  });
  return (
    <section className="form-canvas" aria-label={say('canvas')}>
      <div ref={setNodeRef} className="phone" data-over={isOver || undefined}>
        {nodes.length === 0 && <p className="canvas-empty">{say('empty')}</p>}
        <NodeList nodes={nodes} root={schema} {...shared} />
      </div>
    </section>
  );
}

interface ListProps extends Shared {
  readonly nodes: readonly PlacedNode[];
  readonly root: FormSchema;
}

function NodeList({ nodes, ...shared }: ListProps) {
  return (
    <SortableContext items={nodes.map((one) => one.place.join('/'))} strategy={verticalListSortingStrategy}>
      <ul className="canvas-list">
        {nodes.map((one) => (
          <CanvasNode key={one.place.join('/')} placed={one} {...shared} />
        ))}
      </ul>
    </SortableContext>
  );
}

interface NodeProps extends Omit<ListProps, 'nodes'> {
  readonly placed: PlacedNode;
}

function CanvasNode({ placed, ...shared }: NodeProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const { place, node } = placed;
  const { selected, onSelect, onRemove, onStep } = shared;
  const id = place.join('/');
  const drag = useSortable({ id, data: { place }, attributes: { roleDescription: say('draggable') } });
  const isSelected = selected?.join('/') === id;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const kind = fieldRule(node['x-component']);
  const title = node.title || (kind ? pick(kind.name, locale) : placed.key);
  const onKey = (event: KeyboardEvent) => {
    const by = event.altKey && (event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined);
    if (by) onStep(place, by);
    else if (event.key === 'Delete') onRemove(place);
    else return;
    event.preventDefault();
  };
  return (
    <li
      ref={(element) => {
        drag.setNodeRef(element);
        item.current = element;
      }}
      className="canvas-node"
      data-selected={isSelected || undefined}
      data-dragging={drag.isDragging || undefined}
      data-over={(drag.isOver && !drag.isDragging) || undefined}
      style={{
        transform: drag.transform ? `translate3d(0, ${drag.transform.y}px, 0)` : undefined,
        transition: drag.transition,
      }}
    >
      <div className="canvas-node-bar">
        <button
          ref={drag.setActivatorNodeRef}
          type="button"
          className="drag-handle"
          {...drag.attributes}
          {...drag.listeners}
          aria-label={say('move', { title })}
        >
          <span aria-hidden="true">⠿</span>
        </button>
        <button
          type="button"
          className="canvas-select"
          aria-pressed={isSelected}
          aria-label={say('select', { title })}
          title={say('keys')}
          onClick={() => onSelect(place)}
          onKeyDown={onKey}
        >
          {kind ? pick(kind.name, locale) : ''}
        </button>
        {typeof node['x-visible'] === 'string' && <span className="rule-mark">{say('shown')}</span>}
        {typeof node.required === 'string' && <span className="rule-mark">{say('required')}</span>}
      </div>
      {isContainer(node) ? (
        <Container placed={placed} title={title} {...shared} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the settings button above is the way by keyboard.
        <div className="canvas-live" onClick={() => onSelect(place)}>
          <div inert>
            <FieldView
              schema={node}
              id={`canvas-${id}`}
              path={valuePath(shared.root, place)}
              value={node.default ?? null}
              required={node.required === true || typeof node.required === 'string'}
              readOnly={false}
              services={previewServices}
              onChange={() => {}}
            />
          </div>
        </div>
      )}
    </li>
  );
}

/** A group, or the fields of one row. */
function Container({ placed, title, ...shared }: NodeProps & { readonly title: string }) {
  const say = useTexts(words);
  const { place, node } = placed;
  const children = childrenOf(node, place);
  const { setNodeRef, isOver } = useDroppable({
    id: `end:${place.join('/')}`,
    data: { inside: place, empty: children.length === 0 },
  });
  return (
    <fieldset ref={setNodeRef} className="canvas-container" data-over={isOver || undefined}>
      <legend>{title}</legend>
      {node.description && <p className="hint">{node.description}</p>}
      {children.length === 0 && <p className="canvas-empty">{say('emptyInside')}</p>}
      <NodeList nodes={children} {...shared} />
    </fieldset>
  );
}
