import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Empty, toast, useDesign, useFocusTarget } from '#designer/app';
import { type FieldRule, fieldRule } from '#runtime/fields';
import type { FormSchema } from '#runtime/form';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import './form.css';
import { Canvas } from './canvas.tsx';
import { FormsBar } from './forms-bar.tsx';
import {
  allNodes,
  childrenOf,
  copyAt,
  freeKey,
  insertAt,
  isContainer,
  moveTo,
  nodeAtPlace,
  type Place,
  placeOfPath,
  removeAt,
  renameKey,
  updateAt,
  valuePath,
} from './model/tree.ts';
import { PagesBar } from './pages-bar.tsx';
import { Palette } from './palette.tsx';
import { Preview } from './preview.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { type FormDraft, useFormDraft } from './state.ts';

const words = defineTexts({
  none: [
    '还没有表单。新建一张，再从左边添加字段。',
    'No form yet. Create one, then add fields from the left.',
  ],
  build: ['搭建', 'Build'],
  preview: ['手机预览', 'Phone preview'],
  view: ['视图', 'View'],
  copyOf: ['{title}（副本）', '{title} (copy)'],
  removed: ['已删除“{title}”', '“{title}” deleted'],
  page: ['第 {n} 页', 'Page {n}'],
  top: ['最外层', 'Top level'],
  picked: ['已拿起 {what}', 'Picked up {what}'],
  over: ['现在在 {where} 的位置', 'Now at the place of {where}'],
  dropped: ['已放下', 'Dropped'],
  cancelled: ['已取消，放回原处', 'Cancelled; back in its place'],
});

/** The form builder: palette, live canvas, settings. */
export function FormDesigner() {
  const say = useTexts(words);
  const { body } = useDesign();
  const [key, setKey] = useState<string>();
  const [view, setView] = useState<'build' | 'preview'>('build');
  const [asked, setAsked] = useState<string>();
  const current = key !== undefined && key in body.forms ? key : Object.keys(body.forms)[0];
  const draft = useFormDraft(current ?? '');
  useFocusTarget((target) => {
    if (target.kind !== 'field') return;
    setKey(target.form);
    setView('build');
    setAsked(target.path ?? '');
  });
  return (
    <div className="form-designer">
      <div className="form-designer-top row">
        <FormsBar current={current} onOpen={setKey} />
        <Segmented<'build' | 'preview'>
          aria-label={say('view')}
          value={view}
          options={[
            { value: 'build', label: say('build') },
            { value: 'preview', label: say('preview') },
          ]}
          onChange={setView}
        />
      </div>
      {!draft ? (
        <Empty title={say('none')} />
      ) : view === 'preview' ? (
        <Preview key={draft.key} schema={draft.schema} />
      ) : (
        <Builder key={draft.key} draft={draft} asked={asked} onAsked={() => setAsked(undefined)} />
      )}
    </div>
  );
}

interface BuilderProps {
  readonly draft: FormDraft;
  /** Value path that "show me" leads to. */
  readonly asked: string | undefined;
  onAsked(): void;
}

function Builder({ draft, asked, onAsked }: BuilderProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const { undo } = useDesign();
  const { schema, change } = draft;
  const pages = childrenOf(schema).filter((one) => one.node['x-component'] === 'page');
  const [chosenPage, setPage] = useState<Place>();
  const [chosen, setChosen] = useState<Place>();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  if (asked !== undefined) {
    const place = placeOfPath(schema, asked);
    if (place) {
      setChosen(place);
      setPage(pages.find((one) => one.key === place[0])?.place ?? []);
    }
    onAsked();
  }
  const page =
    chosenPage && (chosenPage.length === 0 || nodeAtPlace(schema, chosenPage))
      ? chosenPage
      : (pages[0]?.place ?? []);
  const selected = chosen && nodeAtPlace(schema, chosen) ? chosen : undefined;
  const node = selected && nodeAtPlace(schema, selected);
  const titleOf = (place: Place) => nodeAtPlace(schema, place)?.title ?? place.at(-1) ?? '';

  /** Where a new node goes: into the selected container, after the selected field, else at the end of the page. */
  const add = (rule: FieldRule, at?: { parent: Place; index: number }) => {
    const isPage = rule.kind === 'page';
    const fresh = freeKey(schema, rule.kind.replaceAll('-', '_'));
    const title = isPage ? say('page', { n: pages.length + 1 }) : pick(rule.name, locale);
    const target = isPage
      ? { parent: [], index: Number.MAX_SAFE_INTEGER }
      : (at ?? placeForNew(schema, page, selected));
    change({ zh: `添加${rule.name.zh}`, en: `Add ${rule.name.en}` }, (old) =>
      insertAt(old, target.parent, target.index, fresh, rule.create(title)),
    );
    const place = [...target.parent, fresh];
    setChosen(place);
    if (isPage) setPage(place);
  };

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (!over) return;
    const target: Place = over.data.current?.place ?? page;
    const parent = target.slice(0, -1);
    const siblings = childrenOf(nodeAtPlace(schema, parent) ?? schema, parent);
    const index = siblings.findIndex((one) => one.key === target.at(-1));
    const rule: FieldRule | undefined = active.data.current?.rule;
    if (rule) {
      add(
        rule,
        over.data.current?.place ? { parent, index } : { parent: page, index: Number.MAX_SAFE_INTEGER },
      );
      return;
    }
    const from: Place | undefined = active.data.current?.place;
    if (!from || active.id === over.id) return;
    const fromIndex = siblings.findIndex((one) => one.place.join('/') === from.join('/'));
    const to = fromIndex >= 0 && fromIndex < index ? index + 1 : index;
    change({ zh: '移动字段', en: 'Move a field' }, (old) => moveTo(old, from, parent, to));
    setChosen([...parent, from.at(-1) ?? '']);
  };

  const fields = useMemo(
    () =>
      allNodes(schema)
        .filter((one) => one.node.type !== 'void' && !isContainer(one.node))
        .map((one) => ({
          path: valuePath(schema, one.place),
          title: one.node.title ?? one.key,
          node: one.node,
        })),
    [schema],
  );
  const targets = selected
    ? [
        { place: [] as Place, title: say('top') },
        ...allNodes(schema)
          .filter((one) => isContainer(one.node))
          .map((one) => ({ place: one.place, title: one.node.title ?? one.key })),
      ]
        .filter(
          ({ place }) =>
            place.join('/') !== selected.slice(0, -1).join('/') &&
            !place.join('/').startsWith(selected.join('/')),
        )
        .map(({ place, title }) => ({ value: place.join('/'), label: title }))
    : [];

  const remove = () => {
    if (!selected) return;
    const title = titleOf(selected);
    change({ zh: '删除字段', en: 'Delete a field' }, (old) => removeAt(old, selected));
    setChosen(undefined);
    toast({ text: say('removed', { title }), undo });
  };
  const copy = () => {
    if (!selected) return;
    const copied = copyAt(schema, selected, (title) => say('copyOf', { title }));
    change({ zh: '复制字段', en: 'Copy a field' }, () => copied.root);
    setChosen(copied.place);
  };
  const step = (by: -1 | 1) => {
    if (!selected) return;
    const parent = selected.slice(0, -1);
    const at = childrenOf(nodeAtPlace(schema, parent) ?? schema).findIndex(
      (one) => one.key === selected.at(-1),
    );
    change({ zh: '移动字段', en: 'Move a field' }, (old) =>
      moveTo(old, selected, parent, by < 0 ? Math.max(0, at - 1) : at + 2),
    );
  };

  const announce = (place: Place | undefined) => (place ? titleOf(place) : '');
  const announcements: Announcements = {
    onDragStart: ({ active }) => say('picked', { what: announce(active.data.current?.place) }),
    onDragOver: ({ over }) => (over ? say('over', { where: announce(over.data.current?.place) }) : undefined),
    onDragEnd: () => say('dropped'),
    onDragCancel: () => say('cancelled'),
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{ announcements }}
    >
      <div className="builder">
        <Palette onAdd={add} />
        <div className="builder-middle">
          <PagesBar
            schema={schema}
            page={page}
            onPage={(next) => {
              setPage(next);
              setChosen(next.length > 0 ? next : undefined);
            }}
            onAdd={() => {
              const rule = fieldRule('page');
              if (rule) add(rule);
            }}
          />
          <Canvas schema={schema} selected={selected} page={page} onSelect={setChosen} />
        </div>
        <SettingsPanel
          node={node}
          fieldKey={selected?.at(-1) ?? ''}
          fields={fields.filter((field) => !selected || field.path !== valuePath(schema, selected))}
          targets={targets}
          isFree={(key) => freeKey(schema, key) === key}
          onChange={(recipe, merge) =>
            selected &&
            change(
              { zh: '改字段设置', en: 'Change a field' },
              (old) => updateAt(old, selected, recipe),
              `${selected.join('/')} ${merge}`,
            )
          }
          onRename={(key) => {
            if (!selected) return;
            change({ zh: '改数据名', en: 'Rename' }, (old) => renameKey(old, selected, key));
            setChosen([...selected.slice(0, -1), key]);
          }}
          onCopy={copy}
          onRemove={remove}
          onStep={step}
          onMoveTo={(target) => {
            if (!selected) return;
            const parent = target === '' ? [] : target.split('/');
            change({ zh: '移动字段', en: 'Move a field' }, (old) =>
              moveTo(old, selected, parent, Number.MAX_SAFE_INTEGER),
            );
            setChosen([...parent, selected.at(-1) ?? '']);
          }}
        />
      </div>
    </DndContext>
  );
}

function placeForNew(
  schema: FormSchema,
  page: Place,
  selected: Place | undefined,
): { parent: Place; index: number } {
  const end = Number.MAX_SAFE_INTEGER;
  if (!selected) return { parent: page, index: end };
  const node = nodeAtPlace(schema, selected);
  if (node && isContainer(node)) return { parent: selected, index: end };
  const parent = selected.slice(0, -1);
  const index = childrenOf(nodeAtPlace(schema, parent) ?? schema).findIndex(
    (one) => one.key === selected.at(-1),
  );
  return { parent, index: index + 1 };
}
