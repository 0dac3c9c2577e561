import { DndContext, DragOverlay, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { useEffect, useState } from 'react';
import { type FieldRule, fieldRule } from '#runtime/fields';
import { pick, useLocale } from '#runtime/ui';
import { Canvas } from './canvas.tsx';
import { collide, type Dragged, overOf, useDragWords } from './dragging.ts';
import { placeOfPath } from './model/tree.ts';
import { PagesBar } from './pages-bar.tsx';
import { Palette } from './palette.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import type { FormDraft } from './state.ts';
import { useBuilder } from './use-builder.ts';

interface Props {
  readonly draft: FormDraft;
  /** The value path that "show me" leads to; a new object each time it is asked. */
  readonly asked: { readonly path: string } | undefined;
}

/** One form on the table: what can be added, the form itself, what can be said about the selected field. */
export function Builder({ draft, asked }: Props) {
  const locale = useLocale();
  const builder = useBuilder(draft);
  const [dragged, setDragged] = useState<FieldRule>();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const accessibility = useDragWords(builder.titleOf);
  const { schema } = draft;
  const { select } = builder;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new question leads there, not each change of the form.
  useEffect(() => {
    const place = asked && placeOfPath(schema, asked.path);
    if (!place) return;
    select(place);
    // After the page it stands on was put on screen.
    const timer = setTimeout(() => {
      const node = document.querySelector<HTMLElement>('.canvas-node[data-selected]');
      node?.scrollIntoView({ block: 'center' });
      node?.querySelector<HTMLElement>('.canvas-select')?.focus();
    }, 50);
    return () => clearTimeout(timer);
  }, [asked]);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collide}
      accessibility={accessibility}
      onDragStart={({ active }) => setDragged((active.data.current as Dragged).rule)}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={({ active, over }) => {
        setDragged(undefined);
        const target = overOf(over);
        if (target) builder.drop(active.data.current as Dragged, target);
      }}
    >
      <div className="builder">
        <Palette onAdd={builder.add} />
        <div className="builder-middle">
          <PagesBar
            schema={schema}
            page={builder.page}
            onPage={builder.openPage}
            onAdd={() => {
              const rule = fieldRule('page');
              if (rule) builder.add(rule);
            }}
          />
          <Canvas
            schema={schema}
            selected={builder.selected}
            page={builder.page}
            onSelect={select}
            onRemove={builder.remove}
            onStep={builder.step}
          />
        </div>
        <SettingsPanel builder={builder} />
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && <span className="palette-item floating">{pick(dragged.name, locale)}</span>}
      </DragOverlay>
    </DndContext>
  );
}
