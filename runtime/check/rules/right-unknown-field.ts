import type { Rule } from '../types.ts';
import { called, finding, text } from '../words.ts';

/** Rights name fields of the step's own form, or of the application: they narrow what this step sees of it. */
export const rightUnknownField: Rule = {
  name: 'right-unknown-field',
  asks: text('字段权限里的字段是否存在', 'Do the rights name fields that exist?'),
  check({ graph, forms }) {
    const asked = graph?.scope.starts.find((node) => node.type === 'start-event' && node.form)?.form;
    const application = (asked && forms.get(asked.key)?.nodes) ?? [];
    return [...(graph?.elements.values() ?? [])].flatMap((node) => {
      const form = node.form && forms.get(node.form.key);
      if (!form || !node.form) return [];
      const known = new Set([...form.nodes, ...application].map((each) => each.path));
      return Object.keys(node.form.rights.fields)
        .filter((path) => !known.has(path))
        .map((path) =>
          finding(
            this.name,
            node.id,
            text(
              `“${called(node)}”的字段权限提到了“${path}”，本步表单和申请表里都没有这个字段。`,
              `The rights of “${called(node)}” name “${path}”, which neither its form nor the application has.`,
            ),
            text(
              '在“字段权限”里去掉它，或改成现有的字段。',
              'Remove it from the rights, or name a field that exists.',
            ),
          ),
        );
    });
  },
};
