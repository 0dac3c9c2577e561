import type { Expression } from '#runtime/feel';
import { placesOf } from '../names.ts';
import type { Rule, Subject } from '../types.ts';
import { finding, text } from '../words.ts';

export const settingUnknown: Rule = {
  name: 'setting-unknown',
  asks: text('用到的设置是否都有说明', 'Is every setting that is read specified?'),
  check(subject) {
    const known = new Set(subject.body.settingSpecs.map((spec) => spec.key));
    const seen = new Set<string>();
    return settingsRead(subject).flatMap(({ element, key }) => {
      if (known.has(key) || seen.has(`${element}|${key}`)) return [];
      seen.add(`${element}|${key}`);
      return finding(
        this.name,
        element,
        text(`用到了设置“${key}”，但它没有定义。`, `The setting “${key}” is read, but not specified.`),
        text(
          '在“设置”里加上它的名称、说明、默认值和来源。',
          'Add it under “settings” with a label, a default and its source.',
        ),
      );
    });
  },
};

function settingsRead(subject: Subject): { element: string; key: string }[] {
  const read: { element: string; key: string }[] = [];
  const note = (element: string, path: readonly string[]) => {
    if (path[0] === 'settings' && path[1] !== undefined) read.push({ element, key: path[1] });
  };
  const look = (element: string, expression: Expression | undefined) => {
    for (const { path } of expression?.reads ?? []) note(element, path);
  };
  for (const place of placesOf(subject)) for (const path of place.reads) note(place.element, path);
  for (const [key, form] of subject.forms) {
    for (const node of form.nodes) {
      const element = `${key}#${node.path}`;
      for (const reaction of node.reactions) look(element, reaction.when);
      const sides = [
        node.base,
        ...node.reactions.flatMap((reaction) => [reaction.fulfill, reaction.otherwise]),
      ];
      for (const side of sides) {
        for (const choice of [side.visible, side.required, side.value]) {
          if (choice && 'expression' in choice) look(element, choice.expression);
        }
      }
    }
  }
  return read;
}
