import { textProp } from '#runtime/fields';
import { expressionsOf } from './expressions.ts';
import type { FindingList } from './findings.ts';
import type { FormNode } from './nodes.ts';

/**
 * Puts every node behind what it reads, so that one pass is the fixpoint. A circle of linkages is a finding; its
 * nodes are then evaluated in the order of the page, each once, so evaluation is bounded whatever the schema says.
 */
export function orderNodes(
  nodes: readonly FormNode[],
  byPath: ReadonlyMap<string, FormNode>,
  findings: FindingList,
): readonly FormNode[] {
  const order: FormNode[] = [];
  const state = new Map<FormNode, 'open' | 'done'>();
  const trail: FormNode[] = [];
  const visit = (node: FormNode) => {
    const seen = state.get(node);
    if (seen === 'done') return;
    if (seen === 'open') {
      circle(trail.slice(trail.indexOf(node)), findings);
      return;
    }
    state.set(node, 'open');
    trail.push(node);
    if (node.parent) visit(node.parent);
    for (const read of readsOf(node, byPath, findings)) visit(read);
    trail.pop();
    state.set(node, 'done');
    order.push(node);
  };
  for (const node of nodes) visit(node);
  return order;
}

function circle(trail: readonly FormNode[], findings: FindingList): void {
  const names = trail.map((node) => node.schema.title || node.key);
  const first = trail[0];
  if (!first) return;
  findings.add(
    'form-circle',
    first.path,
    {
      zh: `联动绕成了圈：${[...names, names[0]].join(' → ')}`,
      en: `These decide about each other in a circle: ${[...names, names[0]].join(' → ')}`,
    },
    { zh: '去掉其中一条联动', en: 'Remove one of these linkages' },
  );
}

/** The nodes that a node's expressions read. A container stands for all that is inside. */
function readsOf(
  node: FormNode,
  byPath: ReadonlyMap<string, FormNode>,
  findings: FindingList,
): ReadonlySet<FormNode> {
  const reads = new Set<FormNode>();
  if (node.derived) reads.add(node.derived.from);
  for (const expression of expressionsOf(node.base, node.reactions)) {
    for (const read of expression.reads) {
      const [name = '', ...below] = read.path;
      if (name === 'index' && node.rows) continue;
      const start = name === 'row' && node.rows ? node.rows : byPath.get(name);
      if (start && start.holds !== 'void') addReads(deepest(start, below, byPath), reads);
      // Inside `members[age > 60]` a name may be one of the row's own.
      else if (!read.filtered) unknownName(node, name, findings);
    }
  }
  return reads;
}

/** The node furthest down a path, whether its containers are rows or groups. */
function deepest(start: FormNode, below: readonly string[], byPath: ReadonlyMap<string, FormNode>): FormNode {
  let node = start;
  for (const step of below) {
    const next = byPath.get(`${node.path}${node.holds === 'rows' ? '.*' : ''}.${step}`);
    if (!next) break;
    node = next;
  }
  return node;
}

function addReads(node: FormNode, reads: Set<FormNode>): void {
  reads.add(node);
  for (const child of node.children) addReads(child, reads);
}

function unknownName(node: FormNode, name: string, findings: FindingList): void {
  const inRow = name === 'row';
  findings.add(
    'form-unknown-field',
    node.path,
    inRow
      ? { zh: '“row”只能用在多行表里面', en: '“row” has a meaning only inside rows' }
      : { zh: `联动里的“${name}”不是这张表单的字段`, en: `“${name}” in a linkage is no field of this form` },
    { zh: '改成表单里有的字段名', en: 'Use the name of a field that is there' },
  );
}

/** The fields beside it that a field fills (`birthday`, `sex` of an ID number), by part. */
export function fillsOf(node: FormNode): readonly { readonly part: string; readonly target: string }[] {
  if (!node.rule.derives) return [];
  return node.rule.settings.flatMap((setting) => {
    const part = setting.path.replace('x-component-props.', '');
    const target = part === setting.path ? undefined : textProp(node.schema, part);
    return target === undefined ? [] : [{ part, target }];
  });
}
