import type { Assignment, Node } from '#runtime/bpmn';
import type { Finding, Text } from '#runtime/model';
import type { Rule, Subject } from '../types.ts';
import { called, finding, text } from '../words.ts';

/** Roles that are not bound, posts, units and persons that the directory does not have. */
export const handlerUnknown: Rule = {
  name: 'handler-unknown',
  asks: text('指定的人员、岗位、角色是否存在', 'Do the persons, posts and roles that are named exist?'),
  check(subject) {
    return [...(subject.graph?.elements.values() ?? [])].flatMap((node) => {
      const { user } = node;
      if (!user) return [];
      const faults = user.assignment ? faultsOf(user.assignment, subject) : groupFaults(node, subject);
      return faults.map((fault) => report(this.name, node, fault, user.assignment));
    });
  },
};

const fixed = (template: object | undefined) =>
  template && 'text' in template && typeof template.text === 'string' ? template.text : undefined;

function faultsOf(assignment: Assignment, subject: Subject): Text[] {
  const role = fixed(assignment.role);
  const faults: Text[] = [];
  if (assignment.kind === 'role' && role !== undefined) faults.push(...roleFaults(role, subject));
  if (assignment.kind === 'post') faults.push(...postFaults(fixed(assignment.unit), role, subject));
  if (assignment.kind === 'applicant-community' && role !== undefined)
    faults.push(...postFaults(undefined, role, subject));
  if (assignment.kind === 'superior') faults.push(...postFaults(undefined, 'leader', subject));
  const persons = [
    assignment.kind === 'person' ? fixed(assignment.person) : undefined,
    assignment.whenEmpty === 'person' ? assignment.whenEmptyPerson : undefined,
  ];
  for (const person of persons) if (person !== undefined) faults.push(...personFaults(person, subject));
  return faults;
}

function roleFaults(role: string, subject: Subject): Text[] {
  const bound = Object.hasOwn(subject.body.roles, role) ? subject.body.roles[role] : undefined;
  if (!bound?.role || !bound.unit) {
    return [
      text(`角色“${role}”还没有对应到单位和岗位`, `the role “${role}” is not bound to a unit and a post`),
    ];
  }
  return postFaults(bound.unit, bound.role, subject);
}

function postFaults(unit: string | undefined, role: string | undefined, { info }: Subject): Text[] {
  const { directory } = info;
  if (!directory) return [];
  if (unit !== undefined && !directory.units.some((each) => each.id === unit)) {
    return [text(`组织目录里没有单位“${unit}”`, `the directory has no unit “${unit}”`)];
  }
  if (role === undefined) return [];
  const posts = directory.posts.filter(
    (post) => post.role === role && (unit === undefined || post.unit === unit),
  );
  if (posts.length === 0) {
    return [text(`没有“${role}”这样的岗位`, `there is no post with the role “${role}”`)];
  }
  if (posts.some((post) => post.holders.length > 0)) return [];
  return [
    text(`“${posts[0]?.name ?? role}”这个岗位上没有人`, `nobody holds the post “${posts[0]?.name ?? role}”`),
  ];
}

function personFaults(person: string, { info }: Subject): Text[] {
  if (!info.directory || info.directory.people.some((each) => each.id === person && each.active)) return [];
  return [text(`人员“${person}”不存在或已停用`, `the person “${person}” does not exist or is disabled`)];
}

function groupFaults(node: Node, { info }: Subject): Text[] {
  const groups = fixed(node.user?.candidateGroups)
    ?.split(',')
    .map((group) => group.trim());
  if (!groups || !info.directory) return [];
  const { posts } = info.directory;
  return groups
    .filter((group) => group !== '' && !posts.some((post) => post.id === group))
    .map((group) => text(`没有岗位“${group}”`, `there is no post “${group}”`));
}

function report(rule: string, node: Node, fault: Text, assignment: Assignment | undefined): Finding {
  // With a way out where nobody is there, the case goes on.
  const caught = assignment !== undefined && ['admin', 'skip'].includes(assignment.whenEmpty);
  return finding(
    rule,
    node.id,
    text(`“${called(node)}”没有人办：${fault.zh}。`, `Nobody can handle “${called(node)}”: ${fault.en}.`),
    text(
      '请在“谁来办”里重新选择，或到组织目录中补上。',
      'Choose again who handles it, or complete the directory.',
    ),
    caught ? { severity: 'warning' } : {},
  );
}
