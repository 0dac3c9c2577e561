import type { Read } from '#runtime/feel';
import type { Finding } from '#runtime/model';
import { compileElement } from './compile-element.ts';
import type { Compiling } from './compiling.ts';
import { findCycle } from './cycle.ts';
import type { Element } from './element.ts';
import { evaluator } from './evaluate.ts';
import { type DmnFile, dmnFile, importsOf, type Need, resolve } from './files.ts';
import { finding, MEND_CYCLE, MEND_ID, MEND_LOGIC, MEND_REQUIREMENT, MEND_XML } from './findings.ts';
import { type DmnNode, readDmn, tidy, typeOf, variableName } from './model.ts';
import { allNames } from './names.ts';
import { type Types, typesOf } from './type.ts';
import type { CompiledDecisions } from './types.ts';

const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * Reads the decision models of a release once. Values are XML texts, by key or as a list; ids of decisions are unique
 * over all of them, and files import each other by namespace. Findings of severity `error` mean: not to be published;
 * what can run runs.
 */
export async function compileDecisions(
  xmls: readonly string[] | Readonly<Record<string, string>>,
): Promise<CompiledDecisions> {
  const findings: Finding[] = [];
  const files: DmnFile[] = [];
  for (const [key, xml] of Object.entries(xmls)) {
    const root = await readFile(key, xml, findings);
    if (root) files.push(dmnFile(root));
  }
  register(files, findings);
  const elements = new Map<string, Element>();
  const types = new Map<DmnFile, Types>();
  for (const file of files) compileFile(file, files, types, elements, findings);
  const cycle = findCycle(elements);
  if (cycle) {
    const ids = cycle.map((key) => elements.get(key)?.id ?? key);
    const path = ids.join(' → ');
    findings.push(
      finding(
        'decision-cycle',
        ids[0],
        `决策互相依赖，形成了环：${path}`,
        `Decisions need each other in a ring: ${path}`,
        MEND_CYCLE,
        ids,
      ),
    );
  }
  const decisions = evaluator(elements, new Set(cycle ?? []));
  const reads = Object.fromEntries(decisions.ids.map((id) => [id, allReads(id, elements)]));
  return { decisions, findings, reads };
}

/** What a decision reads with all it needs. */
function allReads(
  key: string,
  elements: ReadonlyMap<string, Element>,
  seen = new Set<string>(),
): Element['reads'] {
  const element = elements.get(key);
  if (!element || seen.has(key)) return [];
  seen.add(key);
  const { needs, outputs } = element;
  return [...element.reads, ...[...needs, ...outputs].flatMap((need) => allReads(need.key, elements, seen))];
}

/** Gives every element its key: its id, unless another file has that id already. */
function register(files: readonly DmnFile[], findings: Finding[]): void {
  const taken = new Map<string, DmnNode>();
  files.forEach((file, i) => {
    for (const node of file.nodes) {
      const { id } = node;
      if (!id) continue;
      const again = file.keys.has(id);
      const other = taken.get(id);
      if (other && typeOf(node) !== 'InputData' && typeOf(other) !== 'InputData') {
        findings.push(
          finding(
            'decision-duplicate-id',
            id,
            `有两个决策用了同一个编号“${id}”`,
            `Two decisions have the same id "${id}"`,
            MEND_ID,
          ),
        );
      }
      if (!again) file.keys.set(id, other ? `${i}#${id}` : id);
      if (!other) taken.set(id, node);
    }
  });
}

async function readFile(key: string, xml: string, findings: Finding[]): Promise<DmnNode | undefined> {
  try {
    const read = await readDmn(xml);
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
    return read.root;
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
    return undefined;
  }
}

function compileFile(
  file: DmnFile,
  files: readonly DmnFile[],
  types: Map<DmnFile, Types>,
  elements: Map<string, Element>,
  findings: Finding[],
): void {
  const imports = importsOf(file);
  const imported = files.filter((each) => imports.some(({ namespace }) => namespace === each.namespace));
  const inner = new Set([
    ...[file, ...imported].flatMap((each) => allNames(each.root)),
    ...imports.map((each) => each.name),
  ]);
  const all = [...inner].filter((name) => name !== '');
  const names = all.filter((name) => !PLAIN.test(name));
  const hidden = new Set(file.nodes.filter((node) => typeOf(node) === 'InputData').map(variableName));
  /** Does the name come from the case, rather than from the model itself? */
  const isOutside = (name: string) => hidden.has(name) || !inner.has(name);
  const told = (node: DmnNode) => (_: DmnNode, rule: string, message: string) => {
    const where = variableName(node);
    findings.push(
      finding(
        rule,
        node.id,
        `决策“${where}”有错：${message}`,
        `The decision "${where}" has a mistake: ${message}`,
        MEND_LOGIC,
      ),
    );
  };
  const find = typesFor(file, files, types, {
    names,
    functions: all,
    read: () => undefined,
    fault: told(file.root),
  });
  for (const node of file.nodes) {
    const { id } = node;
    const key = id && file.keys.get(id);
    if (!id || !key || elements.has(key)) continue;
    const fault = told(node);
    const own = (node.encapsulatedLogic?.formalParameter ?? []).map((p) => tidy(p.name ?? ''));
    const reads: (readonly string[])[] = [];
    const read = (found: readonly Read[]) => {
      for (const { path, filtered } of found) if (!filtered && isOutside(path[0] ?? '')) reads.push(path);
    };
    const functions = all.filter((name) => !own.includes(name));
    const about: Compiling = { names, functions, types: find, read, fault };
    const needs = (references: readonly (DmnNode | undefined)[]): readonly Need[] =>
      references.flatMap((reference) => {
        const href = reference?.href;
        if (!href) return [];
        const need = resolve(href, file, files);
        if (!need)
          fault(node, 'decision-missing-requirement', `it needs "${href}", which is in none of the files.`);
        return need && !(need.key === key && typeOf(node) === 'BusinessKnowledgeModel') ? [need] : [];
      });
    const compiled = compileElement(node, id, needs, about);
    elements.set(key, { ...compiled, key, reads, hidden });
    if (compiled.kind === 'decision') unconnected(node, reads, file, hidden, findings);
  }
}

/** An input of the diagram that a decision reads and does not require: it would stay empty there. */
function unconnected(
  node: DmnNode,
  reads: Element['reads'],
  file: DmnFile,
  hidden: ReadonlySet<string>,
  findings: Finding[],
): void {
  const required = (node.informationRequirement ?? []).map(({ requiredInput }) => requiredInput?.href ?? '');
  const connected = new Set(
    file.nodes.filter(({ id }) => required.some((href) => href.endsWith(`#${id}`))).map(variableName),
  );
  for (const name of new Set(reads.map(([first]) => first ?? ''))) {
    if (!hidden.has(name) || connected.has(name)) continue;
    const where = variableName(node);
    const said = finding(
      'decision-not-required',
      node.id,
      `决策“${where}”用到输入“${name}”，但没有连到它`,
      `The decision "${where}" reads the input "${name}" without requiring it`,
      MEND_REQUIREMENT,
    );
    findings.push({ ...said, severity: 'warning' });
  }
}

/** The types of a file, made when first asked for: files may import each other's. */
function typesFor(
  file: DmnFile,
  files: readonly DmnFile[],
  types: Map<DmnFile, Types>,
  about: Omit<Compiling, 'types'>,
): Types {
  const known = types.get(file);
  if (known) return known;
  // Files without names for each other could be asked in a ring.
  let asking = false;
  const made = typesOf(file.root.itemDefinition ?? [], about, (typeRef) => {
    for (const { name, namespace } of importsOf(file)) {
      const prefix = name === '' ? '' : `${name}.`;
      const other = files.find((each) => each !== file && each.namespace === namespace);
      if (!other || asking || !typeRef.startsWith(prefix)) continue;
      asking = true;
      const type = typesFor(other, files, types, about)(typeRef.slice(prefix.length));
      asking = false;
      if (type) return type;
    }
    return undefined;
  });
  types.set(file, made);
  return made;
}
