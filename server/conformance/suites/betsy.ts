import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDefinitions } from '#runtime/bpmn';
import { type Command, incidentsOf, type JobView, jobsOf } from '#runtime/engine';
import type { Variables } from '#runtime/values';
import { type Case, Town } from '../bpmn/town.ts';
import { asModel, create, extend, readTree, type Tree, walk } from '../bpmn/tree.ts';
import { Score } from '../score.ts';
import type { Suite } from '../types.ts';

interface TestCase {
  readonly start: string;
  readonly variables: Variables;
  readonly expectTrace: readonly string[];
  readonly alsoStartFirst?: string;
}

interface Expectations {
  readonly tests: readonly {
    readonly id: string;
    readonly file: string;
    readonly cases: readonly TestCase[];
  }[];
}

const MARKER = 'MARKER_exists';
/** Longer than any of its timers. */
const HORIZON = 10 * 60_000;

/** Plain BPMN, one construct each: what is logged, as a multiset. */
export const betsy: Suite = {
  name: 'betsy',
  async run(dir) {
    const path = join(dir, 'expectations', 'betsy.json');
    if (!existsSync(path)) return undefined;
    const { tests } = JSON.parse(readFileSync(path, 'utf8')) as Expectations;
    const score = new Score('betsy');
    for (const { id, file, cases } of tests) {
      if (!existsSync(join(dir, file))) continue;
      const xml = readFileSync(join(dir, file), 'utf8');
      for (const [index, testCase] of cases.entries()) {
        const trace = await play(xml, testCase);
        const wanted = [...testCase.expectTrace].sort();
        score.count(
          `${id}#${index + 1}`,
          same(trace, wanted),
          () => wanted,
          () => trace,
        );
      }
    }
    return score.result();
  },
};

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

async function play(xml: string, test: TestCase): Promise<readonly string[]> {
  const { root } = await readTree(withGlobalScripts(xml));
  translate(root);
  const { processes, findings } = compileDefinitions(asModel(root));
  const refused = findings.filter((finding) => finding.severity === 'error');
  if (refused.length > 0)
    return ['ERROR', ...(refused.every(isOfCounts) ? [] : refused.map((finding) => finding.rule))];
  const log: string[] = [];
  const town: Town = new Town({ graphs: processes, worker: (job, self) => work(town, job, self, log) });
  if (test.alsoStartFirst !== undefined) town.start(test.alsoStartFirst, {});
  town.settle();
  if (!town.start(test.start, test.variables)) return ['ERROR_not_started'];
  town.run(HORIZON);
  // What takes its time has had it now.
  town.now += HORIZON;
  town.run(HORIZON);
  return [...log, ...town.cases.flatMap((self) => incidents(self))].sort();
}

/** The reader knows the script of a global task as an attribute only; the specification has it as an element. */
function withGlobalScripts(xml: string): string {
  return xml.replace(
    /(<(?:\w+:)?globalScriptTask\b[^>]*)>\s*<(?:\w+:)?script>([^<"]*)<\/(?:\w+:)?script>/g,
    '$1 script="$2">',
  );
}

/** A count that makes no sense is refused before the process runs; that is what "ERROR" alone means here. */
function isOfCounts(finding: { readonly rule: string }): boolean {
  return finding.rule === 'quantity-invalid';
}

/** What cannot go on is an incident here, an aborted process there. */
function incidents({ state }: Case): readonly string[] {
  const words: Readonly<Record<string, string>> = {
    'no-flow-true': 'ERROR_runtime',
    'unhandled-error': 'ERROR_thrownErrorEvent',
    'cardinality-invalid': 'ERROR',
  };
  return incidentsOf(state).map((incident) => words[incident.code] ?? `ERROR ${incident.code}`);
}

/** The suite's scripts become jobs, its conditions FEEL. */
function translate(root: Tree) {
  walk(root, (element) => {
    if (element.$type === 'bpmn:ScriptTask' || element.$type === 'bpmn:GlobalScriptTask') {
      extend(
        element,
        create('zeebe:TaskDefinition', { type: String(element.script ?? '').trim() || 'none' }),
      );
    }
    if (element.$type === 'bpmn:FormalExpression' || element.$type === 'bpmn:Expression') {
      element.body = feel(String(element.body ?? ''));
    }
  });
}

function feel(source: string): string {
  const text = source.trim();
  const contains = /^(!?)test\.contains\("(\w+)"\)>?$/.exec(text);
  if (contains)
    return contains[1] ? `not(contains(test, "${contains[2]}"))` : `contains(test, "${contains[2]}")`;
  return text.replace(/^[$#]\{(.*)\}$/, '=$1');
}

/** What the scripts do: append to the log, change the data. */
function work(town: Town, job: JobView, self: Case, log: string[]): Command | undefined {
  const done = (variables: Variables = {}): Command => ({ type: 'complete-job', job: job.id, variables });
  const counted = { integerVariable: Number(job.variables.integerVariable ?? 0) + 1 };
  switch (job.type) {
    case 'THROW_ERROR':
      return { type: 'throw-error', job: job.id, code: 'ERR_CODE' };
    case 'WAIT_TEN_SECONDS':
      return town.now >= job.due + 10_000 ? done() : undefined;
    case 'CREATE_MARKER_FILE':
      log.push(MARKER);
      return done();
    case 'INCREMENT_INTEGER_VARIABLE':
      return done(counted);
    case 'INCREMENT_INTEGER_VARIABLE_AND_LOG':
      log.push('INCREMENT');
      return done(counted);
    case 'SET_STRING_DATA':
      return done({ data: 'String' });
    case 'LOG_DATA':
      if (job.variables.data === 'String') log.push('DATA_correct');
      return done();
    case 'CREATE_TIMESTAMP_LOG_1': {
      // Both intervals are open at once, so they overlap.
      const types = jobsOf(self.graph, self.state).map((open) => open.type);
      if (types.includes('CREATE_TIMESTAMP_LOG_2')) log.push('EXECUTION_parallel');
      return done();
    }
    default:
      if (job.type.startsWith('SCRIPT_')) log.push(job.type);
      return done();
  }
}
