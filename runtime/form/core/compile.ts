import { fieldRule, isNothing, ROWS_CAP } from '#runtime/fields';
import type { Finding } from '#runtime/model';
import type { FormSchema } from '../types.ts';
import { type CompileFeel, expressionsOf, readLinkages } from './expressions.ts';
import { type FindingList, findingList } from './findings.ts';
import { nameProblem } from './names.ts';
import type { CompiledForm, FormNode } from './nodes.ts';
import { fillsOf, orderNodes } from './order.ts';
import { checkSubset } from './subset.ts';

/** More places than this make no form a person can fill in; and evaluation stays bounded. */
const MOST_NODES = 1000;
const MOST_DEPTH = 8;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<Omit<FormNode, 'children'>> & { children: FormNode[] };

/**
 * Reads a schema once. What is outside the documented subset is found and left out of the form, so that a form with
 * findings still evaluates safely.
 * @param formKey names the form in findings (`formKey#field`).
 */
export function compileFormWith(
  schema: FormSchema,
  feel: CompileFeel,
  formKey = '',
): { readonly form: CompiledForm; readonly findings: readonly Finding[] } {
  const findings = findingList(formKey);
  const nodes: Draft[] = [];
  const byPath = new Map<string, FormNode>();
  const keys = new Set<string>();
  const keysOf = new Map<FormNode, Set<string>>();

  const read = (owner: FormSchema, parent: Draft | undefined, depth: number): FormNode[] => {
    const list = Object.entries(owner.properties ?? {});
    const sorted = list
      .map(([key, node], at) => ({ key, node, at }))
      .sort((a, b) => (a.node['x-index'] ?? a.at) - (b.node['x-index'] ?? b.at) || a.at - b.at);
    const made: FormNode[] = [];
    for (const { key, node } of sorted) {
      const container = parent && parent.holds === 'void' ? parent.container : parent;
      const prefix = container ? `${container.path}${container.holds === 'rows' ? '.*' : ''}.` : '';
      const path = prefix + key;
      checkSubset(node, path, false, findings);
      const rule = fieldRule(node['x-component']);
      if (!rule || refused(key, path, byPath, nodes.length, depth, findings)) continue;
      if (misplaced(node, path, parent, findings)) continue;
      const { base, reactions } = readLinkages(node, path, feel, findings);
      const draft: Draft = {
        id: nodes.length,
        key,
        path,
        schema: node,
        kind: rule.kind,
        rule,
        holds: holdsOf(node, rule.kind),
        parent,
        container,
        rows: parent?.holds === 'rows' ? parent : parent?.rows,
        children: [],
        base,
        reactions,
        derived: undefined,
        linked: expressionsOf(base, reactions).length > 0,
      };
      nodes.push(draft);
      byPath.set(path, draft);
      if (draft.holds !== 'void') (container ? (keysOf.get(container) ?? keys) : keys).add(key);
      if (draft.holds === 'object' || draft.holds === 'rows') keysOf.set(draft, new Set());
      draft.children = read(
        draft.holds === 'rows' ? (node.items ?? { type: 'object' }) : node,
        draft,
        depth + 1,
      );
      made.push(draft);
    }
    return made;
  };

  checkSubset(schema, '', true, findings);
  const roots = read(schema, undefined, 0);
  for (const node of nodes) linkDerived(node, byPath, findings);
  outsidePages(roots, findings);
  const order = orderNodes(nodes, byPath, findings);
  return { form: { schema, nodes, order, roots, byPath, keys, keysOf }, findings: findings.all };
}

function holdsOf(node: FormSchema, kind: string): FormNode['holds'] {
  if (kind === 'rows') return 'rows';
  if (kind === 'group') return node.type === 'object' ? 'object' : 'void';
  return kind === 'page' || kind === 'static-text' ? 'void' : 'leaf';
}

function refused(
  key: string,
  path: string,
  byPath: ReadonlyMap<string, FormNode>,
  count: number,
  depth: number,
  findings: FindingList,
): boolean {
  const problem = nameProblem(key);
  if (problem) {
    findings.add(
      'form-name',
      path,
      problem === 'taken'
        ? {
            zh: `“${key}”已有别的意思，不能作字段名`,
            en: `“${key}” has another meaning and cannot name a field`,
          }
        : { zh: `“${key}”不能作字段名`, en: `“${key}” cannot name a field` },
      {
        zh: '用字母、汉字、数字和下划线，不以数字开头',
        en: 'Use letters, digits and underscores, not beginning with a digit',
      },
    );
    return true;
  }
  if (byPath.has(path)) {
    findings.add(
      'form-duplicate-name',
      path,
      { zh: `有两个“${key}”`, en: `There are two named “${key}”` },
      { zh: '给其中一个改名；页和分组也算', en: 'Rename one of them; pages and groups count as well' },
    );
    return true;
  }
  if (count < MOST_NODES && depth < MOST_DEPTH) return false;
  findings.add(
    'form-too-large',
    path,
    {
      zh: `表单太大：最多 ${MOST_NODES} 项、${MOST_DEPTH} 层`,
      en: `The form is too large: at most ${MOST_NODES} fields in ${MOST_DEPTH} levels`,
    },
    { zh: '分成几张表单', en: 'Split it into several forms' },
  );
  return true;
}

function misplaced(
  node: FormSchema,
  path: string,
  parent: FormNode | undefined,
  findings: FindingList,
): boolean {
  const kind = node['x-component'];
  if (kind === 'page' && parent) {
    findings.add(
      'form-page-place',
      path,
      { zh: '页只能在最外层', en: 'A page may stand only on the first level' },
      { zh: '把它移到最外层，或改成分组', en: 'Move it to the first level, or make it a group' },
    );
    return true;
  }
  if (kind === 'rows' && (parent?.holds === 'rows' || parent?.rows)) {
    findings.add(
      'form-nested-rows',
      path,
      { zh: '多行表里不能再放多行表', en: 'Rows cannot stand inside rows' },
      { zh: '把里面的表移出来，或改成多行文字', en: 'Move the inner rows out, or use a long text' },
    );
    return true;
  }
  if (kind === 'rows' && (node['x-value'] !== undefined || (node.minItems ?? 0) > ROWS_CAP)) {
    findings.add(
      'form-rows',
      path,
      {
        zh: `多行表不能计算，也不能要求超过 ${ROWS_CAP} 行`,
        en: `Rows cannot be computed, nor need more than ${ROWS_CAP}`,
      },
      { zh: '去掉 x-value，减小最少行数', en: 'Remove x-value, or ask for fewer rows' },
    );
  }
  return false;
}

function linkDerived(node: Draft, byPath: ReadonlyMap<string, FormNode>, findings: FindingList): void {
  const prefix = node.path.slice(0, node.path.length - node.key.length);
  for (const { part, target } of fillsOf(node)) {
    const filled = byPath.get(prefix + target) as Draft | undefined;
    if (!filled || filled === node || filled.holds !== 'leaf') {
      findings.add(
        'form-fills',
        node.path,
        {
          zh: `要自动填的字段“${target}”不在旁边`,
          en: `The field “${target}” to be filled is not beside it`,
        },
        { zh: '写旁边一个字段的名字，或清空这项设置', en: 'Name a field beside it, or clear the setting' },
      );
    } else if (isNothing(filled.schema['x-value'])) filled.derived = { from: node, part };
  }
}

function outsidePages(roots: readonly FormNode[], findings: FindingList): void {
  if (!roots.some((node) => node.kind === 'page')) return;
  for (const node of roots) {
    if (node.kind === 'page') continue;
    findings.add(
      'form-outside-pages',
      node.path,
      { zh: '分了页的表单里，这一项不在任何一页上', en: 'The form has pages, but this is on none of them' },
      { zh: '把它移到一页里', en: 'Move it onto a page' },
    );
  }
}
