import { compileNativeTest, type Native, type NativeTest, type Scope } from '#runtime/feel/native';
import { type Compiling, compileText, type Logic, type Notes } from './compiling.ts';
import { type Hit, hitPolicy } from './hit-policy.ts';
import { type DmnNode, tidy } from './model.ts';

interface Rule {
  /** 1-based. */
  readonly number: number;
  readonly tests: readonly (NativeTest | undefined)[];
  readonly outputs: readonly Logic[];
}

/** Compiles a decision table once; what is wrong with a cell is noted and never matches. */
export function compileTable(node: DmnNode, about: Compiling): Logic {
  const inputs = (node.input ?? []).map((input) =>
    compileText(input, input.inputExpression?.text ?? '', about),
  );
  const outputs = (node.output ?? []).map((output) => tidy(output.name ?? ''));
  const priorities = (node.output ?? []).map((output) =>
    output.outputValues?.text ? compileText(output, `[${output.outputValues.text}]`, about) : undefined,
  );
  const defaults = (node.output ?? []).map((output) =>
    output.defaultOutputEntry ? compileText(output, output.defaultOutputEntry.text ?? '', about) : undefined,
  );
  const rules = (node.rule ?? []).map((rule, i) => compileRule(rule, i + 1, about));
  const policy = hitPolicy(node, about);
  const single = outputs.length <= 1;

  const shape = (values: readonly Native[]): Native =>
    single ? (values[0] ?? null) : Object.fromEntries(outputs.map((name, i) => [name, values[i] ?? null]));

  return (scope, notes) => {
    const given = inputs.map((input) => input(scope, notes));
    const hits: Hit[] = [];
    for (const rule of rules) {
      if (!matches(rule, given, scope, notes)) continue;
      hits.push({ rule: rule.number, values: () => rule.outputs.map((output) => output(scope, notes)) });
      if (policy.first) break;
    }
    notes.matched = hits.map((hit) => hit.rule);
    if (hits.length === 0 && defaults.some((each) => each !== undefined)) {
      return shape(defaults.map((each) => each?.(scope, notes) ?? null));
    }
    const ranks = () => priorities.map((each) => each?.(scope, notes) ?? null);
    return policy.collect(hits, { shape, ranks, notes });
  };
}

function compileRule(rule: DmnNode, number: number, about: Compiling): Rule {
  const tests = (rule.inputEntry ?? []).map((cell) => {
    const compiled = compileNativeTest(cell.text ?? '', about);
    if (compiled.ok) {
      about.read(compiled.value.reads);
      return compiled.value;
    }
    about.fault(rule, 'decision-cell', `Rule ${number}: ${compiled.error.message}`);
    return undefined;
  });
  return {
    number,
    tests,
    outputs: (rule.outputEntry ?? []).map((cell) => compileText(rule, cell.text ?? '', about)),
  };
}

function matches(rule: Rule, given: readonly Native[], scope: Scope, notes: Notes): boolean {
  for (let i = 0; i < rule.tests.length; i += 1) {
    const test = rule.tests[i];
    if (!test) return false;
    const { value, warnings } = test.test(given[i] ?? null, scope, notes.ambient);
    if (warnings.length > 0) notes.warnings.push(...warnings);
    if (value !== true) return false;
  }
  return true;
}
