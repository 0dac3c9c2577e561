import type { Rule } from '../types.ts';
import { called, finding, text } from '../words.ts';

export const rightUnknownField: Rule = {
  name: 'right-unknown-field',
  asks: text('字段权限里的字段是否存在', 'Do the rights name fields that exist?'),
  check({ graph, forms }) {
    return [...(graph?.elements.values() ?? [])].flatMap((node) => {
      const form = node.form && forms.get(node.form.key);
      if (!form || !node.form) return [];
      const known = new Set(form.nodes.map((each) => each.path));
      return Object.keys(node.form.rights.fields)
        .filter((path) => !known.has(path))
        .map((path) =>
          finding(
            this.name,
            node.id,
            text(
              `“${called(node)}”的字段权限提到了“${path}”，表单里没有这个字段。`,
              `The rights of “${called(node)}” name “${path}”, which the form does not have.`,
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
