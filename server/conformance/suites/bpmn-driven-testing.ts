import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDefinitions, type Graph } from '#runtime/bpmn';
import { Driver } from '../bpmn/driver.ts';
import { simulated } from '../bpmn/simulated.ts';
import { readTree } from '../bpmn/tree.ts';
import { Score } from '../score.ts';
import type { Suite } from '../types.ts';

interface TestCase {
  readonly name: string | null;
  readonly path: readonly string[];
  readonly startsMidProcess: boolean;
}

interface Expectations {
  readonly tests: readonly {
    readonly id: string;
    readonly file: string;
    readonly process: string;
    readonly cases: readonly TestCase[];
  }[];
}

/** Models of Camunda 7 and 8 with paths through them: each must be passed in order. */
export const bpmnDrivenTesting: Suite = {
  name: 'bpmn-driven-testing',
  async run(dir) {
    const path = join(dir, 'expectations', 'bpmn-driven-testing.json');
    if (!existsSync(path)) return undefined;
    const { tests } = JSON.parse(readFileSync(path, 'utf8')) as Expectations;
    const score = new Score('bpmn-driven-testing');
    for (const { id, file, process, cases } of tests) {
      if (!existsSync(join(dir, file))) continue;
      const xml = readFileSync(join(dir, file), 'utf8');
      for (const [index, testCase] of cases.entries()) {
        const actual = await drive(xml, process, testCase);
        score.count(
          `${id}#${index + 1}`,
          followed(testCase.path, actual),
          () => testCase.path.join(' > '),
          () => actual.join(' > '),
        );
      }
    }
    return score.result();
  },
};

/** The elements that were reached, in order; or why the model cannot run. */
async function drive(xml: string, process: string, test: TestCase): Promise<readonly string[]> {
  const { root } = await readTree(xml);
  const { model, variables } = simulated(root);
  const { processes, findings } = compileDefinitions(model);
  const refused = findings.filter((finding) => finding.severity === 'error');
  const graph = processes.find((candidate) => candidate.id === process);
  if (!graph || refused.length > 0)
    return ['refused', ...refused.map((finding) => `${finding.rule} ${finding.element ?? ''}`)];
  const from = test.path[0] ?? '';
  const driver = new Driver(test.startsMidProcess ? beginningAt(graph, from) : graph, test.path, variables);
  return driver.run(test.startsMidProcess ? undefined : from);
}

/** The same process with a token put in the middle. */
function beginningAt(graph: Graph, id: string): Graph {
  const node = graph.elements.get(id);
  return node && node.parent === undefined ? { ...graph, scope: { ...graph.scope, starts: [node] } } : graph;
}

/** Is the path an ordered subsequence of what was reached? */
function followed(path: readonly string[], reached: readonly string[]): boolean {
  let at = 0;
  for (const element of reached) if (element === path[at]) at += 1;
  return at === path.length;
}
