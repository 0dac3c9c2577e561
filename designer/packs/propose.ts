import type { DirectoryLists } from '#designer/app';
import type { DesignBody, RoleSpec } from '#runtime/wire';

export interface RoleChoice {
  readonly unit: string;
  readonly role: string;
  readonly label: string;
}

type Lists = Pick<DirectoryLists, 'units' | 'posts'>;

export const keyOf = (binding: { readonly unit: string; readonly role: string }): string =>
  `${binding.unit}\n${binding.role}`;

/** Every unit and role that somebody's post has; those that the pack proposes stand first. */
export function choicesFor(spec: RoleSpec, { units, posts }: Lists): readonly RoleChoice[] {
  const byKey = new Map<string, RoleChoice & { readonly rank: number }>();
  for (const post of posts) {
    const unit = units.find((one) => one.id === post.unit);
    if (!unit) continue;
    const rank =
      (post.role === spec.proposes?.role ? 2 : 0) + (unit.kind === spec.proposes?.unitKind ? 1 : 0);
    const choice = { unit: unit.id, role: post.role, label: `${unit.name} · ${post.name}`, rank };
    if (!byKey.has(keyOf(choice))) byKey.set(keyOf(choice), choice);
  }
  return [...byKey.values()].sort((a, b) => b.rank - a.rank || a.label.localeCompare(b.label, 'zh'));
}

/**
 * A first binding for each role: the proposed role in a unit of the proposed kind. Where several units fit, or several
 * roles ask for the same (six departments), the one whose name shares most characters with the role's label; nothing
 * where that is a guess: a wrong department is worse than an open question.
 */
export function proposeRoles(specs: readonly RoleSpec[], lists: Lists): DesignBody['roles'] {
  const roles: Record<string, { unit: string; role: string }> = {};
  for (const spec of specs) {
    const fitting = choicesFor(spec, lists).filter((choice) => {
      const kind = lists.units.find((unit) => unit.id === choice.unit)?.kind;
      return (
        choice.role === spec.proposes?.role && (!spec.proposes.unitKind || kind === spec.proposes.unitKind)
      );
    });
    const scored = fitting
      .map((choice) => ({ choice, score: shared(choice.label.split(' · ')[0] ?? '', spec.label.zh) }))
      .sort((a, b) => b.score - a.score);
    const best = scored[0];
    const isAlone = scored.length === 1 && specs.filter((one) => asksLike(one, spec)).length === 1;
    if (best && (isAlone || (best.score >= 2 && best.score > (scored[1]?.score ?? 0)))) {
      roles[spec.key] = { unit: best.choice.unit, role: best.choice.role };
    }
  }
  return roles;
}

const asksLike = ({ proposes: a }: RoleSpec, { proposes: b }: RoleSpec): boolean =>
  a?.role === b?.role && a?.unitKind === b?.unitKind;

/** How many characters two names share. */
function shared(a: string, b: string): number {
  return [...new Set(a)].filter((character) => b.includes(character)).length;
}
