import type { Node } from '#runtime/bpmn';
import type { Rule, Subject } from '../types.ts';
import { called, finding, text } from '../words.ts';

export const formMissing: Rule = {
  name: 'form-missing',
  asks: text('每个人工环节和开始是否有表单', 'Is there a form at the start and at every user task?'),
  check(subject) {
    return [...(subject.graph?.elements.values() ?? [])].flatMap((node) => {
      if (!asksForForm(node)) return [];
      const key = node.form?.key;
      if (key === undefined) {
        return finding(
          this.name,
          node.id,
          text(`“${called(node)}”没有表单。`, `“${called(node)}” has no form.`),
          text('为它选择一张表单，或新建一张。', 'Choose a form for it, or make one.'),
        );
      }
      return Object.hasOwn(subject.body.forms, key) ? [] : unknown(this.name, node, key, subject);
    });
  },
};

/** User tasks, and the start by hand of the process itself. */
function asksForForm(node: Node): boolean {
  return (
    node.type === 'user-task' ||
    (node.type === 'start-event' && node.parent === undefined && node.events.length === 0)
  );
}

function unknown(rule: string, node: Node, key: string, { body }: Subject) {
  const there = Object.keys(body.forms).join('、') || '—';
  return finding(
    rule,
    node.id,
    text(
      `“${called(node)}”使用的表单“${key}”不存在。`,
      `The form “${key}” of “${called(node)}” does not exist.`,
    ),
    text(`请改选已有的表单（${there}）。`, `Choose one of the forms there are (${there}).`),
  );
}
