import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDecisions, type Decisions } from '#runtime/dmn';
import { isList, isTagged, type Value, type Variables } from '#runtime/values';
import { Score } from '../score.ts';
import type { Suite } from '../types.ts';
import { sameValue, tckValue } from '../values.ts';
import { readXml, type XmlElement } from '../xml.ts';

const ambient = { now: Date.UTC(2026, 10, 22), zone: 'UTC', seed: 'conformance' };

/** Results of the OMG's compatibility kit that expect a value. */
export const dmnTck2: Suite = suite('dmn-tck-2', 'compliance-level-2', false);
export const dmnTck3: Suite = suite('dmn-tck-3', 'compliance-level-3', false);
/** Results that expect null and a reported error. */
export const dmnTck3Errors: Suite = suite('dmn-tck-3-errors', 'compliance-level-3', true);

function suite(name: string, level: string, errors: boolean): Suite {
  return {
    name,
    async run(dir) {
      const root = join(dir, 'dmn-tck', level);
      if (!existsSync(root)) return undefined;
      const score = new Score(name);
      for (const folder of readdirSync(root).sort())
        await runFolder(join(root, folder), folder, errors, score);
      return score.result();
    },
  };
}

async function runFolder(path: string, folder: string, errors: boolean, score: Score): Promise<void> {
  for (const file of readdirSync(path)
    .filter((name) => name.endsWith('.xml'))
    .sort()) {
    const tests = readXml(readFileSync(join(path, file), 'utf8'));
    const model = childText(tests, 'modelName');
    if (!model || !existsSync(join(path, model))) continue;
    const { decisions } = await compileDecisions(withImports(path, model));
    for (const testCase of tests.children.filter((child) => child.name === 'testCase')) {
      runCase(testCase, `${folder}/${testCase.attributes.id ?? ''}`, decisions, errors, score);
    }
  }
}

/** A model, and after it those of its folder that it imports, directly or not. */
function withImports(path: string, model: string): readonly string[] {
  const byNamespace = new Map<string, string>();
  for (const file of readdirSync(path).filter((name) => name.endsWith('.dmn') && name !== model)) {
    const xml = readFileSync(join(path, file), 'utf8');
    byNamespace.set(readXml(xml).attributes.namespace ?? '', xml);
  }
  const found = [readFileSync(join(path, model), 'utf8')];
  for (const xml of found) {
    for (const { name, attributes } of readXml(xml).children) {
      const imported = name === 'import' ? byNamespace.get(attributes.namespace ?? '') : undefined;
      if (imported && !found.includes(imported)) found.push(imported);
    }
  }
  return found;
}

function runCase(
  testCase: XmlElement,
  id: string,
  decisions: Decisions,
  errors: boolean,
  score: Score,
): void {
  const inputs: Record<string, Value> = {};
  for (const node of testCase.children) {
    if (node.name === 'inputNode') inputs[node.attributes.name ?? ''] = tckValue(node);
  }
  for (const node of testCase.children) {
    if (node.name !== 'resultNode' || (node.attributes.errorResult === 'true') !== errors) continue;
    const name = node.attributes.name ?? '';
    const expected = node.children.find((child) => child.name === 'expected');
    check(
      `${id}/${name}`,
      asked(testCase, name),
      name,
      inputs,
      expected ? tckValue(expected) : null,
      decisions,
      errors,
      score,
    );
  }
}

/** A case may call a service or a knowledge model by name; else the result's own decision is asked. */
function asked(testCase: XmlElement, name: string): string {
  return testCase.attributes.invocableName ?? name;
}

function check(
  id: string,
  decision: string,
  part: string,
  inputs: Variables,
  expected: Value,
  decisions: Decisions,
  errors: boolean,
  score: Score,
): void {
  const whole = decisions.evaluate(decision, inputs, ambient);
  const result = { ...whole, value: outputOf(whole.value, part, expected) };
  const told = result.errors.length + result.warnings.length > 0;
  const passed = errors ? result.value === null && told : sameValue(result.value, expected);
  const actual = () => {
    const why = result.errors[0]?.message ?? result.warnings[0]?.message;
    return why ? `${JSON.stringify(result.value)} (${why})` : result.value;
  };
  score.count(id, passed, () => (errors ? 'null with an error' : expected), actual);
}

/** Of a service with several outputs a case may name one. */
function outputOf(value: Value, part: string, expected: Value): Value {
  if (typeof value !== 'object' || value === null || isList(value) || isTagged(value)) return value;
  const outputs: Readonly<Record<string, Value>> = value;
  return part in outputs && !sameValue(value, expected) ? (outputs[part] ?? null) : value;
}

function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text.trim();
}
