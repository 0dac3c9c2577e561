import type { Graph } from '#runtime/bpmn';
import type { Calendar } from '#runtime/calendar';
import type { Decisions } from '#runtime/dmn';
import type { RoleBinding } from '#runtime/engine';
import type { FormSchema } from '#runtime/form';
import type { Directory, Post, Unit, UnitKind } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { Scenario } from './types.ts';

/** What a story is played on. Only the graph is needed; the rest has defaults. */
export interface Stage {
  readonly graph: Graph;
  /** Processes that it may call. */
  readonly others?: readonly Graph[];
  readonly decisions?: Decisions;
  /** By form key: what is sent is judged by them, as the server does it. Absent: taken as it is. */
  readonly forms?: Readonly<Record<string, FormSchema>>;
  /** Defaults of the design; the story may change some. */
  readonly settings?: Variables;
  readonly roles?: Readonly<Record<string, RoleBinding>>;
  readonly directory?: Directory;
  readonly calendar?: Calendar;
  readonly zone?: string;
}

/** A stage with nothing left open. */
export interface Scene {
  readonly graph: Graph;
  readonly others: readonly Graph[];
  readonly decisions: Decisions;
  readonly forms: Readonly<Record<string, FormSchema>>;
  readonly settings: Variables;
  readonly roles: Readonly<Record<string, RoleBinding>>;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly zone: string;
}

const ZONE = 'Asia/Shanghai';

const CALENDAR: Calendar = {
  id: 'scenario',
  version: 1,
  zone: ZONE,
  days: {},
  years: Array.from({ length: 30 }, (_, index) => 2020 + index),
  hours: [
    [540, 720],
    [840, 1080],
  ],
};

const NO_DECISIONS: Decisions = {
  ids: [],
  evaluate: (decision) => ({
    value: null,
    matched: [],
    warnings: [],
    errors: [{ code: 'decision-missing', message: `There is no decision ${decision}.` }],
  }),
};

const STREET: readonly (readonly [id: string, name: string, kind: UnitKind, parent?: string])[] = [
  ['u-street', '示例街道', 'street'],
  ['u-community-1', '一社区', 'community', 'u-street'],
  ['u-community-2', '二社区', 'community', 'u-street'],
  ['u-grid-1', '一网格', 'grid', 'u-community-1'],
  ['u-grid-2', '二网格', 'grid', 'u-community-2'],
  ['u-department-1', '一部门', 'department', 'u-street'],
  ['u-department-2', '二部门', 'department', 'u-street'],
];

const ROLES = ['leader', 'handler', 'dispatcher', 'grid-worker', 'admin'];

/** Fills in the default street, the default calendar, and a unit of its own for every role that is not bound. */
export function buildSet(stage: Stage, scenario: Scenario): Scene {
  const given = scenario.directory ?? stage.directory;
  const named = { ...stage.roles, ...scenario.roles };
  const bound = given
    ? named
    : { ...Object.assign({}, ...[stage.graph, ...(stage.others ?? [])].map(bindings)), ...named };
  return {
    graph: stage.graph,
    others: stage.others ?? [],
    decisions: stage.decisions ?? NO_DECISIONS,
    forms: stage.forms ?? {},
    settings: { ...stage.settings, ...scenario.settings },
    roles: bound,
    directory: given ?? street(Object.values(bound)),
    calendar: stage.calendar ?? CALENDAR,
    zone: stage.zone ?? ZONE,
  };
}

/** Roles that the drawing names without an expression. */
function bindings(graph: Graph): Record<string, RoleBinding> {
  const roles: Record<string, RoleBinding> = {};
  for (const node of graph.elements.values()) {
    const { assignment } = node.user ?? {};
    if (assignment?.kind === 'role' && assignment.role && 'text' in assignment.role) {
      roles[assignment.role.text] = ownUnit(assignment.role.text);
    }
  }
  return roles;
}

export function ownUnit(role: string): RoleBinding {
  return { unit: `u-role-${role}`, role };
}

function street(bound: readonly RoleBinding[]): Directory {
  const units: Unit[] = STREET.map(([id, name, kind, parent]) => ({
    id,
    name,
    kind,
    validFrom: '2000-01-01',
    ...(parent === undefined ? {} : { parent }),
  }));
  const posts: Post[] = units.flatMap((unit) =>
    ROLES.map((role) => post(unit.id, role, `p:${unit.id}/${role}`)),
  );
  for (const { unit, role } of bound) {
    if (!units.some((known) => known.id === unit)) {
      units.push({ id: unit, name: unit, kind: 'department', parent: 'u-street', validFrom: '2000-01-01' });
      posts.push(
        ...['leader', 'handler']
          .filter((kind) => kind !== role)
          .map((kind) => post(unit, kind, `p:${unit}/${kind}`)),
      );
    }
    if (posts.some((known) => known.unit === unit && known.role === role)) continue;
    posts.push(post(unit, role, unit === ownUnit(role).unit ? `p:${role}` : `p:${unit}/${role}`));
  }
  const people = posts.flatMap(({ holders }) => holders).map((id) => ({ id, name: id, active: true }));
  return { version: 1, units, posts, people };
}

function post(unit: string, role: string, holder: string): Post {
  return { id: `${unit}/${role}`, unit, name: role, role, holders: [holder] };
}
