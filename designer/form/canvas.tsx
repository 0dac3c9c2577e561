import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { fieldRule } from '#runtime/fields';
import { FieldView } from '#runtime/fields/views';
import type { FormSchema } from '#runtime/form';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { childrenOf, isContainer, type Place, type PlacedNode, valuePath } from './model/tree.ts';
import { previewServices } from './services.ts';

const words = defineTexts({
  canvas: ['表单', 'Form'],
  empty: ['还没有字段。从左边点一个加进来。', 'No fields yet. Click one on the left to add it.'],
  emptyInside: ['拖字段到这里，或选中它再点左边的字段', 'Drag fields here, or select this and click a field'],
  move: [
    '拖动“{title}”；按空格拿起，上下键移动，再按空格放下',
    'Drag “{title}”; space to pick up, arrows to move, space to drop',
  ],
  select: ['设置“{title}”', 'Settings of “{title}”'],
  rule: ['有显示条件', 'Shown by a rule'],
});

interface CanvasProps {
  readonly schema: FormSchema;
  readonly selected: Place | undefined;
  /** Page shown, or undefined for a form without pages. */
  readonly page: Place;
  onSelect(place: Place): void;
}

/** A phone-wide live form: what staff draw is what residents get. */
export function Canvas({ schema, selected, page, onSelect }: CanvasProps) {
  const say = useTexts(words);
  const container =
    page.reduce<FormSchema | undefined>((node, key) => node?.properties?.[key], schema) ?? schema;
  const children = childrenOf(container, page);
  return (
    <section className="form-canvas" aria-label={say('canvas')}>
      <div className="phone">
        {children.length === 0 && <p className="canvas-empty">{say('empty')}</p>}
        <NodeList nodes={children} root={schema} selected={selected} onSelect={onSelect} />
      </div>
    </section>
  );
}

interface ListProps {
  readonly nodes: readonly PlacedNode[];
  readonly root: FormSchema;
  readonly selected: Place | undefined;
  onSelect(place: Place): void;
}

function NodeList({ nodes, root, selected, onSelect }: ListProps) {
  return (
    <SortableContext items={nodes.map((one) => one.place.join('/'))} strategy={verticalListSortingStrategy}>
      <ul className="canvas-list">
        {nodes.map((one) => (
          <CanvasNode
            key={one.place.join('/')}
            placed={one}
            root={root}
            selected={selected}
            onSelect={onSelect}
          />
        ))}
      </ul>
    </SortableContext>
  );
}

interface NodeProps extends Omit<ListProps, 'nodes'> {
  readonly placed: PlacedNode;
}

function CanvasNode({ placed, root, selected, onSelect }: NodeProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const { place, node } = placed;
  const id = place.join('/');
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({
      id,
      data: { place },
    });
  const isSelected = selected?.join('/') === id;
  const kind = fieldRule(node['x-component']);
  const title = node.title || (kind ? pick(kind.name, locale) : placed.key);
  return (
    <li
      ref={setNodeRef}
      className="canvas-node"
      data-selected={isSelected || undefined}
      data-dragging={isDragging || undefined}
      style={{ transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined, transition }}
    >
      <div className="canvas-node-bar">
        <button
          ref={setActivatorNodeRef}
          type="button"
          className="drag-handle"
          {...attributes}
          {...listeners}
          aria-label={say('move', { title })}
        >
          <span aria-hidden="true">⠿</span>
        </button>
        <button
          type="button"
          className="canvas-select"
          aria-pressed={isSelected}
          aria-label={say('select', { title })}
          onClick={() => onSelect(place)}
        >
          {kind ? pick(kind.name, locale) : ''}
        </button>
        {typeof node['x-visible'] === 'string' && <span className="rule-mark">{say('rule')}</span>}
      </div>
      {isContainer(node) ? (
        <fieldset className="canvas-container">
          <legend>{title}</legend>
          {childrenOf(node, place).length === 0 && <p className="canvas-empty">{say('emptyInside')}</p>}
          <NodeList nodes={childrenOf(node, place)} root={root} selected={selected} onSelect={onSelect} />
        </fieldset>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the settings button above is the way by keyboard.
        <div className="canvas-live" onClick={() => onSelect(place)}>
          <div inert>
            <FieldView
              schema={node}
              id={`canvas-${id}`}
              path={valuePath(root, place)}
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
