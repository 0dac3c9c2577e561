import type { Compiled, Expression } from '#runtime/feel';
import type { Value } from '#runtime/values';
import type { FormReaction, FormSchema, FormStateChange } from '../types.ts';
import type { FindingList } from './findings.ts';
import type { Changes, Choice, Reaction } from './nodes.ts';

/** How FEEL comes in: forms without expressions need not load it. */
export type CompileFeel = (source: string) => Compiled<Expression>;

const BRACES = /^\s*\{\{([\s\S]*)\}\}\s*$/;

/** The FEEL inside `{{ }}`, or nothing where the text is plain. */
export function feelOf(text: unknown): string | undefined {
  return typeof text === 'string' ? BRACES.exec(text)?.[1]?.trim() : undefined;
}

/** Does anything in this form need FEEL? */
export function hasExpressions(schema: FormSchema): boolean {
  return JSON.stringify(schema).includes('{{');
}

/** Reads the linkages of one schema node. Whatever does not compile has a finding and decides nothing. */
export function readLinkages(schema: FormSchema, path: string, feel: CompileFeel, findings: FindingList) {
  const expression = (text: string): Expression | undefined => {
    const compiled = feel(text);
    if (compiled.ok) return compiled.expression;
    findings.add(
      'form-feel',
      path,
      {
        zh: `表达式“${text}”看不懂：${compiled.error.message}`,
        en: `The expression “${text}” cannot be read: ${compiled.error.message}`,
      },
      {
        zh: '按 FEEL 改写，如 kind = "repair" and amount > 3',
        en: 'Rewrite it as FEEL, such as kind = "repair" and amount > 3',
      },
    );
    return undefined;
  };
  const choice = (given: Value | undefined): Choice | undefined => {
    if (given === undefined) return undefined;
    const source = feelOf(given);
    if (source === undefined) return { constant: given };
    const compiled = expression(source);
    return compiled && { expression: compiled };
  };
  /** Shown and required are yes or no: plain words there are a mistake. */
  const yesNo = (given: Value | undefined): Choice | undefined => {
    if (typeof given === 'string' && feelOf(given) === undefined) {
      findings.add(
        'form-feel',
        path,
        {
          zh: `“${given}”不是 true、false 或 {{ FEEL }}`,
          en: `“${given}” is neither true, false nor {{ FEEL }}`,
        },
        { zh: '写成 {{ 表达式 }}', en: 'Write it as {{ expression }}' },
      );
      return undefined;
    }
    return choice(given);
  };
  const changes = (state: FormStateChange | undefined): Changes =>
    compact({
      visible: yesNo(state?.visible),
      required: yesNo(state?.required),
      value: choice(state?.value),
    });
  const reaction = (given: FormReaction): Reaction => {
    const source = feelOf(given.when);
    if (typeof given.when === 'string' && source === undefined) yesNo(given.when);
    const when = source === undefined ? undefined : expression(source);
    return {
      ...(when ? { when } : {}),
      fulfill: changes(given.fulfill?.state),
      otherwise: changes(given.otherwise?.state),
    };
  };
  const given = schema['x-reactions'];
  const list: readonly FormReaction[] = given === undefined ? [] : Array.isArray(given) ? given : [given];
  return {
    base: compact({
      visible: yesNo(schema['x-visible']),
      required: yesNo(schema.required),
      value: choice(schema['x-value']),
    }),
    reactions: list.filter((one) => typeof one === 'object' && one !== null).map(reaction),
  };
}

function compact(changes: {
  visible: Choice | undefined;
  required: Choice | undefined;
  value: Choice | undefined;
}): Changes {
  const { visible, required, value } = changes;
  return { ...(visible ? { visible } : {}), ...(required ? { required } : {}), ...(value ? { value } : {}) };
}

/** All expressions of a node. */
export function expressionsOf(base: Changes, reactions: readonly Reaction[]): readonly Expression[] {
  const sides = [base, ...reactions.flatMap((one) => [one.fulfill, one.otherwise])];
  const choices = sides.flatMap((side) => [side.visible, side.required, side.value]);
  const found = choices.flatMap((one) => (one && 'expression' in one ? [one.expression] : []));
  return [...found, ...reactions.flatMap((one) => (one.when ? [one.when] : []))];
}
