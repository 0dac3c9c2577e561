import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  type Over as DndOver,
  pointerWithin,
  type ScreenReaderInstructions,
} from '@dnd-kit/core';
import { useMemo } from 'react';
import type { FieldRule } from '#runtime/fields';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { Over } from './model/places.ts';
import type { Place } from './model/tree.ts';

/** What is dragged: a new kind from the palette, or a node of the form. */
export interface Dragged {
  readonly rule?: FieldRule;
  readonly place?: Place;
}

const words = defineTexts({
  how: [
    '按空格拿起，用上下键移动，再按空格放下，按 Esc 放回原处。也可以用右边设置里的“上移”“下移”。',
    'Press space to pick up, arrows to move, space to drop, Esc to put it back. “Move up” and “Move down” in the settings do the same.',
  ],
  picked: ['已拿起“{what}”', 'Picked up “{what}”'],
  over: ['现在在“{where}”的位置', 'Now at the place of “{where}”'],
  end: ['现在在“{where}”的末尾', 'Now at the end of “{where}”'],
  nowhere: ['现在不在可以放的位置', 'Not over a place to drop'],
  dropped: ['“{what}”已放下', '“{what}” dropped'],
  cancelled: ['已取消，“{what}”放回原处', 'Cancelled; “{what}” is back in its place'],
});

/** Dragging told to screen readers, in the language of the page. */
export function useDragWords(titleOf: (place: Place) => string): {
  announcements: Announcements;
  screenReaderInstructions: ScreenReaderInstructions;
} {
  const say = useTexts(words);
  const locale = useLocale();
  return useMemo(() => {
    const what = (data: Dragged | undefined) =>
      data?.rule ? pick(data.rule.name, locale) : titleOf(data?.place ?? []);
    const where = (over: DndOver | null) => {
      const target = overOf(over);
      if (!target) return say('nowhere');
      return 'inside' in target
        ? say('end', { where: titleOf(target.inside) })
        : say('over', { where: titleOf(target.place) });
    };
    return {
      screenReaderInstructions: { draggable: say('how') },
      announcements: {
        onDragStart: ({ active }) => say('picked', { what: what(active.data.current) }),
        onDragOver: ({ over }) => where(over),
        onDragEnd: ({ active }) => say('dropped', { what: what(active.data.current) }),
        onDragCancel: ({ active }) => say('cancelled', { what: what(active.data.current) }),
      },
    };
  }, [say, locale, titleOf]);
}

export function overOf(over: DndOver | null): Over | undefined {
  const data = over?.data.current as { place?: Place; inside?: Place } | undefined;
  if (data?.place) return { place: data.place };
  return data?.inside ? { inside: data.inside } : undefined;
}

/**
 * With a pointer, the smallest thing below it: a field in a group before the group, the room at the end before the
 * page; beside everything it is nothing. With the keyboard, what is nearest.
 */
export const collide: CollisionDetection = (args) => {
  if (!args.pointerCoordinates) {
    // The room at the end of what is full lies behind its nodes, and would be nearer than they are.
    const droppableContainers = args.droppableContainers.filter(
      ({ data }) => data.current?.inside === undefined || data.current?.empty === true,
    );
    return closestCenter({ ...args, droppableContainers });
  }
  const area = (id: string | number) => {
    const rect = args.droppableRects.get(id);
    return rect ? rect.width * rect.height : Number.POSITIVE_INFINITY;
  };
  return pointerWithin(args).sort((a, b) => area(a.id) - area(b.id));
};
