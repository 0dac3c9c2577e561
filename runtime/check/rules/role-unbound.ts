import type { Rule } from '../types.ts';
import { finding, text } from '../words.ts';

/**
 * A role of the design that nobody plays. Where a step names it, `handler-unknown` blocks publishing; where a formula
 * may choose it (one department of several), a street may well do without, but says why.
 */
export const roleUnbound: Rule = {
  name: 'role-unbound',
  asks: text('每个角色是否都有岗位担任', 'Is every role played by a post?'),
  check({ body, graph }) {
    const named = new Set(
      [...(graph?.elements.values() ?? [])].flatMap((node) => {
        const role = node.user?.assignment?.role;
        return role && 'text' in role && typeof role.text === 'string' ? [role.text] : [];
      }),
    );
    return body.roleSpecs
      .filter((spec) => !Object.hasOwn(body.roles, spec.key) && !named.has(spec.key))
      .map((spec) =>
        finding(
          this.name,
          undefined,
          text(
            `角色“${spec.label.zh}”还没有岗位担任，派给它时会没有人办。`,
            `Nobody plays the role “${spec.label.en}”: what is given to it would have no handler.`,
          ),
          text(
            '在“设置”里为它选单位和岗位；本街道没有的，发布时说明理由。',
            'Choose a unit and a post for it under “settings”; where there is none here, give the reason when publishing.',
          ),
          { severity: 'warning' },
        ),
      );
  },
};
