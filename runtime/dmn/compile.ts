import type { Read } from '#runtime/feel';
import type { Finding, Text } from '#runtime/model';
import type { Compiling, Logic } from './compiling.ts';
import { findCycle } from './cycle.ts';
import type { Element } from './element.ts';
import { evaluator } from './evaluate.ts';
import { compileFunction, compileLogic } from './logic.ts';
import { type DmnNode, readDmn, refId, tidy, typeOf, variableName } from './model.ts';
import type { CompiledDecisions } from './types.ts';

const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * Reads the decision models of a release once. Values are XML texts, by key or as a list; ids of decisions are unique
 * over all of them. Findings of severity `error` mean: not to be published; what can run runs.
 */
export async function compileDecisions(
  xmls: readonly string[] | Readonly<Record<string, string>>,
): Promise<CompiledDecisions> {
  const findings: Finding[] = [];
  const elements = new Map<string, Element>();
  for (const [key, xml] of Object.entries(xmls)) await compileFile(key, xml, elements, findings);
  const cycle = findCycle(elements);
  if (cycle) {
    const path = cycle.join(' → ');
    findings.push(
      finding(
        'decision-cycle',
        cycle[0],
        `决策互相依赖，形成了环：${path}`,
        `Decisions need each other in a ring: ${path}`,
        MEND_CYCLE,
        cycle,
      ),
    );
  }
  const decisions = evaluator(elements, new Set(cycle ?? []));
  const reads = Object.fromEntries(decisions.ids.map((id) => [id, allReads(id, elements)]));
  return { decisions, findings, reads };
}

/** What a decision reads with all it needs. */
function allReads(
  id: string,
  elements: ReadonlyMap<string, Element>,
  seen = new Set<string>(),
): Element['reads'] {
  const element = elements.get(id);
  if (!element || seen.has(id)) return [];
  seen.add(id);
  return [...element.reads, ...element.needs.flatMap((need) => allReads(need, elements, seen))];
}

async function compileFile(
  key: string,
  xml: string,
  elements: Map<string, Element>,
  findings: Finding[],
): Promise<void> {
  let root: DmnNode;
  try {
    const read = await readDmn(xml);
    root = read.root;
    for (const message of read.warnings) {
      const said = finding(
        'decision-xml',
        undefined,
        `决策表“${key}”有一处读不懂：${message}`,
        `A part of the decision "${key}" was not understood: ${message}`,
        MEND_XML,
      );
      findings.push({ ...said, severity: 'warning' });
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    findings.push(
      finding(
        'decision-xml',
        undefined,
        `决策表“${key}”读不懂：${message}`,
        `The decision "${key}" cannot be read: ${message}`,
        MEND_XML,
      ),
    );
    return;
  }
  const nodes = root.drgElement ?? [];
  const known = new Set(nodes.map((node) => node.id));
  const all = [...new Set(allNames(root))];
  const names = all.filter((name) => !PLAIN.test(name));
  const given = new Set(nodes.filter((node) => typeOf(node) === 'InputData').map(variableName));
  const inner = new Set(all);
  /** Does the name come from the case, rather than from the model itself? */
  const isOutside = (name: string) => given.has(name) || !inner.has(name);
  for (const node of nodes) {
    const { id } = node;
    if (!id || !['Decision', 'BusinessKnowledgeModel', 'DecisionService'].includes(typeOf(node))) continue;
    const fault = (_: DmnNode, rule: string, message: string) => {
      const where = variableName(node);
      findings.push(
        finding(
          rule,
          id,
          `决策“${where}”有错：${message}`,
          `The decision "${where}" has a mistake: ${message}`,
          MEND_LOGIC,
        ),
      );
    };
    const own = (node.formalParameter ?? node.encapsulatedLogic?.formalParameter ?? []).map((p) =>
      tidy(p.name ?? ''),
    );
    const reads: (readonly string[])[] = [];
    const read = (found: readonly Read[]) => {
      for (const { path, filtered } of found) if (!filtered && isOutside(path[0] ?? '')) reads.push(path);
    };
    const about: Compiling = { names, functions: all.filter((name) => !own.includes(name)), read, fault };
    const needs = requirements(node);
    for (const need of needs.filter((each) => !known.has(each))) {
      fault(node, 'decision-missing-requirement', `it needs "${need}", which is not in the file.`);
    }
    if (elements.has(id)) {
      findings.push(
        finding(
          'decision-duplicate-id',
          id,
          `有两个决策用了同一个编号“${id}”`,
          `Two decisions have the same id "${id}"`,
          MEND_ID,
        ),
      );
      continue;
    }
    elements.set(id, { ...compileElement(node, id, needs, nodes, about), reads });
  }
}

function compileElement(
  node: DmnNode,
  id: string,
  needs: readonly string[],
  nodes: readonly DmnNode[],
  about: Compiling,
): Omit<Element, 'reads'> {
  const name = variableName(node);
  const byId = (each: DmnNode) => nodes.find((other) => other.id === refId(each));
  if (typeOf(node) === 'DecisionService') {
    const inputs = [...(node.inputData ?? []), ...(node.inputDecision ?? [])]
      .map(byId)
      .flatMap((each) => (each ? [variableName(each)] : []));
    const outputs = (node.outputDecision ?? []).flatMap((each) => refId(each) ?? []);
    return { id, name, kind: 'service', logic: () => null, needs: [], inputs, outputs };
  }
  if (typeOf(node) === 'BusinessKnowledgeModel') {
    const logic: Logic = node.encapsulatedLogic ? compileFunction(node.encapsulatedLogic, about) : () => null;
    return { id, name, kind: 'knowledge', logic, needs, inputs: [], outputs: [] };
  }
  if (!node.decisionLogic)
    about.fault(node, 'decision-no-logic', 'it has neither a table nor an expression.');
  return {
    id,
    name,
    kind: 'decision',
    logic: compileLogic(node.decisionLogic, about),
    needs,
    inputs: [],
    outputs: [],
  };
}

function requirements(node: DmnNode): string[] {
  const references = [
    ...(node.informationRequirement ?? []).map((each) => each.requiredDecision),
    ...(node.knowledgeRequirement ?? []).map((each) => each.requiredKnowledge),
  ];
  return references.flatMap((reference) => refId(reference) ?? []);
}

/** Every name of the file that an expression may use: those with blanks must be known before reading one. */
function allNames(root: DmnNode): string[] {
  const names: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null && '$type' in value) {
      const node = value as DmnNode;
      if (NAMED.has(typeOf(node)) && node.name) names.push(tidy(node.name));
      for (const [key, part] of Object.entries(node)) if (!key.startsWith('$')) walk(part);
    }
  };
  walk(root);
  return names;
}
const NAMED = new Set([
  'InputData',
  'Decision',
  'BusinessKnowledgeModel',
  'DecisionService',
  'InformationItem',
  'ItemDefinition',
  'OutputClause',
]);

function finding(
  rule: string,
  element: string | undefined,
  zh: string,
  en: string,
  mend: Text,
  path?: readonly string[],
): Finding {
  return {
    rule,
    severity: 'error',
    message: { zh, en },
    mend,
    ...(element === undefined ? {} : { element }),
    ...(path === undefined ? {} : { path }),
  };
}

const MEND_XML: Text = {
  zh: '请重新导入 DMN 文件，或新建一张决策表。',
  en: 'Import the DMN file again, or make a new table.',
};
const MEND_LOGIC: Text = {
  zh: '请打开这张决策表，按提示改正。',
  en: 'Open the decision and correct what is named.',
};
const MEND_ID: Text = { zh: '请给其中一个决策换一个编号。', en: 'Give one of the two another id.' };
const MEND_CYCLE: Text = { zh: '请去掉环中的一条依赖。', en: 'Remove one of the requirements in the ring.' };
