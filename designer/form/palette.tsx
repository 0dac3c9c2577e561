import { useDraggable } from '@dnd-kit/core';
import type { PointerEventHandler } from 'react';
import { type FieldRule, fieldRules } from '#runtime/fields';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';

const words = defineTexts({
  title: ['字段', 'Fields'],
  hint: ['点一下加到末尾，或拖到想要的位置', 'Click to add at the end, or drag to a place'],
  text: ['文字', 'Text'],
  number: ['数字和时间', 'Numbers and time'],
  choice: ['选择', 'Choices'],
  person: ['个人信息', 'About a person'],
  place: ['地点', 'Place'],
  file: ['照片和文件', 'Photos and files'],
  layout: ['版面', 'Layout'],
});

const GROUPS: readonly FieldRule['group'][] = [
  'text',
  'number',
  'choice',
  'person',
  'place',
  'file',
  'layout',
];

/** Every kind of field there is, from the live registry. */
export function Palette({ onAdd }: { onAdd: (rule: FieldRule) => void }) {
  const say = useTexts(words);
  return (
    <aside className="form-palette" aria-label={say('title')}>
      <h2>{say('title')}</h2>
      <p className="hint">{say('hint')}</p>
      {GROUPS.map((group) => {
        const rules = fieldRules.filter((rule) => rule.group === group);
        if (rules.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`palette-${group}`}>
            <h3 id={`palette-${group}`}>{say(group)}</h3>
            <ul>
              {rules.map((rule) => (
                <li key={rule.kind}>
                  <PaletteItem rule={rule} onAdd={() => onAdd(rule)} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </aside>
  );
}

function PaletteItem({ rule, onAdd }: { rule: FieldRule; onAdd: () => void }) {
  const locale = useLocale();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `new:${rule.kind}`, data: { rule } });
  return (
    <button
      ref={setNodeRef}
      type="button"
      className="palette-item"
      data-dragging={isDragging || undefined}
      data-kind={rule.kind}
      onClick={onAdd}
      // Only the pointer drags; Enter and space add at the end.
      onPointerDown={listeners?.onPointerDown as PointerEventHandler | undefined}
    >
      {pick(rule.name, locale)}
    </button>
  );
}
