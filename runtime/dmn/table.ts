import {
  compileNativeTest,
  type Native,
  type NativeTest,
  nullBecause,
  type Scope,
} from '#runtime/feel/native';
import { type Compiling, compileText, knowledgeOf, type Logic, NOTHING, type Notes } from './compiling.ts';
import { type Hit, hitPolicy } from './hit-policy.ts';
import { type DmnNode, tidy } from './model.ts';
import { coerce, constraint } from './type.ts';

interface Rule {
  /** 1-based. */
  readonly number: number;
  readonly tests: readonly (NativeTest | undefined)[];
  readonly outputs: readonly Logic[];
}

/** Compiles a decision table once; what is wrong with a cell is noted and never matches. */
export function compileTable(node: DmnNode, about: Compiling): Logic {
  if (node.preferredOrientation === 'CrossTable') {
    about.fault(node, 'decision-crosstab', 'A cross table cannot be run; draw its rules as rows.');
    return NOTHING;
  }
  const inputs = (node.input ?? []).map((input) => compileInput(input, about));
  const outputs = (node.output ?? []).map((output) => tidy(output.name ?? ''));
  const single = outputs.length <= 1;
  const checks = (node.output ?? []).map((output) => outputCheck(output, about));
  const priorities = (node.output ?? []).map((output) => {
    const allowed = output.outputValues?.text ?? about.types(output.typeRef)?.allowed;
    return ranksAsked(node) && allowed ? compileText(output, `[${allowed}]`, about) : undefined;
  });
  const defaults = (node.output ?? []).map((output) =>
    output.defaultOutputEntry ? compileText(output, output.defaultOutputEntry.text ?? '', about) : undefined,
  );
  const rules = (node.rule ?? []).map((rule, i) => compileRule(rule, i + 1, about));
  const policy = hitPolicy(node, about);

  const shape = (values: readonly Native[]): Native =>
    single ? (values[0] ?? null) : Object.fromEntries(outputs.map((name, i) => [name, values[i] ?? null]));

  const valuesOf = (logics: readonly (Logic | undefined)[], scope: Scope, notes: Notes): readonly Native[] =>
    logics.map((output, i) => {
      const value = output?.(scope, notes) ?? null;
      const check = checks[i];
      return check ? check(value, notes) : value;
    });

  return (scope, notes) => {
    const given = inputs.map((input) => input(scope, notes));
    const hits: Hit[] = [];
    for (const rule of rules) {
      if (!matches(rule, given, scope, notes)) continue;
      hits.push({ rule: rule.number, values: () => valuesOf(rule.outputs, scope, notes) });
      if (policy.first) break;
    }
    notes.matched = hits.map((hit) => hit.rule);
    if (hits.length === 0 && defaults.some((each) => each !== undefined)) {
      const values = shape(valuesOf(defaults, scope, notes));
      return policy.many ? [values] : values;
    }
    const ranks = () => priorities.map((each) => each?.(scope, notes) ?? null);
    return policy.collect(hits, { shape, ranks, notes });
  };
}

/** What an input holds, as its type has it; a value beyond those it lists is null with a warning. */
function compileInput(input: DmnNode, about: Compiling): Logic {
  const expression = input.inputExpression;
  const logic = compileText(input, expression?.text ?? '', about);
  const type = about.types(expression?.typeRef);
  const isAllowed = input.inputValues?.text ? constraint(input, input.inputValues, about) : undefined;
  if (!type && !isAllowed) return logic;
  const what = `The input ${tidy(expression?.text ?? '')}`;
  return (scope, notes) => {
    const value = coerce(logic(scope, notes), type, what, notes);
    if (!isAllowed || isAllowed(value, notes)) return value;
    return nullBecause('NOT_ALLOWED', `${what} is none of the values its table lists.`);
  };
}

function outputCheck(
  output: DmnNode,
  about: Compiling,
): ((value: Native, notes: Notes) => Native) | undefined {
  const type = about.types(output.typeRef);
  const isAllowed = output.outputValues?.text ? constraint(output, output.outputValues, about) : undefined;
  if (!type && !isAllowed) return undefined;
  const what = `The output ${tidy(output.name ?? '')}`.trim();
  return (given, notes) => {
    const value = coerce(given, type, what, notes);
    if (!isAllowed || isAllowed(value, notes)) return value;
    return nullBecause('NOT_ALLOWED', `${what} is none of the values its table lists.`);
  };
}

const ranksAsked = (node: DmnNode): boolean =>
  node.hitPolicy === 'PRIORITY' || node.hitPolicy === 'OUTPUT ORDER';

function compileRule(rule: DmnNode, number: number, about: Compiling): Rule {
  const tests = (rule.inputEntry ?? []).map((cell) => {
    const compiled = compileNativeTest(cell.text ?? '', knowledgeOf(about));
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
