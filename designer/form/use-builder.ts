import { useCallback, useMemo, useState } from 'react';
import { toast, useDesignStore } from '#designer/app';
import type { FieldRule } from '#runtime/fields';
import type { FormSchema } from '#runtime/form';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { Dragged } from './dragging.ts';
import { copyAt, nameFor, renameKey } from './model/names.ts';
import {
  END,
  indexOf,
  type Landing,
  landingOfDrop,
  landingOfNew,
  type Over,
  otherParents,
} from './model/places.ts';
import {
  allNodes,
  childrenOf,
  freeKey,
  insertAt,
  isContainer,
  moveTo,
  nodeAtPlace,
  type Place,
  removeAt,
  updateAt,
  valuePath,
} from './model/tree.ts';
import { renameRights } from './rename-rights.ts';
import type { FormDraft } from './state.ts';

const words = defineTexts({
  copyOf: ['{title}（副本）', '{title} (copy)'],
  removed: ['已删除“{title}”', '“{title}” deleted'],
  later: [
    '删除之后又改过，请用上面的“撤销”一步步退回。',
    'More was changed since: use “Undo” above, step by step.',
  ],
  page: ['第 {n} 页', 'Page {n}'],
  top: ['整张表单', 'The form itself'],
});

/** A field that a rule may read. */
export interface RuleField {
  readonly path: string;
  readonly title: string;
  readonly node: FormSchema;
}

/** What is selected in a form and everything that can be done to it, each as one step of the one undo stack. */
export function useBuilder({ key: form, schema, change }: FormDraft) {
  const say = useTexts(words);
  const locale = useLocale();
  const store = useDesignStore();
  const [chosenPage, setPage] = useState<Place>();
  const [chosen, setChosen] = useState<Place>();
  const pages = childrenOf(schema).filter((one) => one.node['x-component'] === 'page');
  const page =
    chosenPage && (chosenPage.length === 0 || nodeAtPlace(schema, chosenPage))
      ? chosenPage
      : (pages[0]?.place ?? []);
  const selected = chosen && nodeAtPlace(schema, chosen) ? chosen : undefined;
  const node = selected && nodeAtPlace(schema, selected);

  const titleOf = useCallback(
    (place: Place) =>
      place.length === 0 ? say('top') : (nodeAtPlace(schema, place)?.title ?? place.at(-1) ?? ''),
    [schema, say],
  );
  /** Selects, and turns to the page it stands on. */
  const select = (place: Place) => {
    setChosen(place);
    const first = place.slice(0, 1);
    setPage(nodeAtPlace(schema, first)?.['x-component'] === 'page' ? first : []);
  };
  const openPage = (next: Place) => {
    setPage(next);
    setChosen(next.length > 0 ? next : undefined);
  };

  const insert = (rule: FieldRule, fresh: FormSchema, { parent, index }: Landing) => {
    const key = freeKey(schema, rule.kind.replaceAll('-', '_'));
    change({ zh: `添加${rule.name.zh}`, en: `Add ${rule.name.en}` }, (old) =>
      insertAt(old, parent, index, key, fresh),
    );
    const place = [...parent, key];
    setChosen(place);
    if (rule.kind === 'page') setPage(place);
  };
  const freshOf = (rule: FieldRule) =>
    rule.create(rule.kind === 'page' ? say('page', { n: pages.length + 1 }) : pick(rule.name, locale));

  const add = (rule: FieldRule) => {
    const fresh = freshOf(rule);
    insert(rule, fresh, landingOfNew(schema, page, selected, fresh));
  };
  const drop = ({ rule, place: from }: Dragged, over: Over) => {
    const fresh = rule ? freshOf(rule) : from && nodeAtPlace(schema, from);
    if (!fresh) return;
    const landing =
      fresh['x-component'] === 'page' && rule
        ? { parent: [], index: END }
        : landingOfDrop(schema, over, fresh, from);
    if (!landing) return;
    if (rule) insert(rule, fresh, landing);
    else if (from) moveInto(from, landing);
  };
  const moveInto = (from: Place, { parent, index }: Landing) => {
    change({ zh: '移动字段', en: 'Move a field' }, (old) => moveTo(old, from, parent, index));
    setChosen([...parent, from.at(-1) ?? '']);
    if (parent.length > 0) setPage(parent.slice(0, 1));
  };

  const remove = (place: Place) => {
    const title = titleOf(place);
    change({ zh: `删除“${title}”`, en: `Delete “${title}”` }, (old) => removeAt(old, place));
    setChosen(undefined);
    const step = store.getSnapshot().undoLabel;
    const undo = () =>
      store.getSnapshot().undoLabel === step ? store.undo() : toast({ text: say('later') });
    toast({ text: say('removed', { title }), undo });
  };
  const copy = (place: Place) => {
    const copied = copyAt(schema, place, (title) => say('copyOf', { title }));
    change({ zh: '复制字段', en: 'Copy a field' }, () => copied.root);
    setChosen(copied.place);
    if (copied.place.length === 1 && nodeAtPlace(copied.root, copied.place)?.['x-component'] === 'page')
      setPage(copied.place);
  };
  const step = (place: Place, by: -1 | 1) => {
    const at = indexOf(schema, place);
    change({ zh: '移动字段', en: 'Move a field' }, (old) =>
      moveTo(old, place, place.slice(0, -1), by < 0 ? Math.max(0, at - 1) : at + 2),
    );
  };
  const rename = async (place: Place, key: string) => {
    const to: Place = [...place.slice(0, -1), key];
    const paths = [valuePath(schema, place), valuePath(renameKey(schema, place, key), to)] as const;
    // A drawing that cannot be read has no rights to follow; the check says what is wrong with it.
    const drawing = store.getSnapshot().body.process;
    const process = await renameRights(drawing, form, ...paths).catch(() => drawing);
    store.edit({ zh: '改数据名', en: 'Rename' }, (old) => {
      const before = old.forms[form];
      if (!before) return old;
      const forms = { ...old.forms, [form]: renameKey(before, place, key) };
      return { ...old, forms, ...(old.process === drawing && { process }) };
    });
    setChosen(to);
  };
  const set = (place: Place, recipe: (node: FormSchema) => FormSchema, merge: string) =>
    change(
      { zh: `改“${titleOf(place)}”的设置`, en: `Change “${titleOf(place)}”` },
      (old) => updateAt(old, place, recipe),
      `${place.join('/')} ${merge}`,
    );

  const fields = useMemo<readonly RuleField[]>(
    () =>
      allNodes(schema).flatMap((one) => {
        if (!selected || one.node.type === 'void' || isContainer(one.node)) return [];
        const path = nameFor(schema, selected, one.place, valuePath(schema, one.place));
        const isItself = one.place.join('/') === selected.join('/');
        return path && !isItself ? [{ path, title: one.node.title || one.key, node: one.node }] : [];
      }),
    [schema, selected],
  );
  const parents = selected ? otherParents(schema, selected) : [];

  return {
    page,
    selected,
    node,
    /** Fields that a rule of the selected one may read. */
    fields,
    /** Where the selected one may be moved to. */
    parents,
    titleOf,
    select,
    openPage,
    add,
    drop,
    remove,
    copy,
    step,
    moveInto,
    rename,
    set,
    isFree: (key: string) => freeKey(schema, key) === key,
  };
}

export type BuilderState = ReturnType<typeof useBuilder>;
