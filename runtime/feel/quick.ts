import type { Value } from '#runtime/values';
import type { FeelNode } from './tree.ts';

type Quick = (input: Value) => boolean | undefined;

/**
 * A test without the library, for cells made of constants of one kind (`"a","b"`, `< 3`, `[1..5]`, `true`): most
 * cells of most tables. It answers only where the input is of that kind, else undefined: then the library decides.
 */
export function quickTest(source: string, root: FeelNode): Quick | undefined {
  const negated = root.children[0]?.name === 'not';
  const tests = root.children.find((child) => child.name === 'PositiveUnaryTests')?.children ?? [];
  const constants: Constant[] = [];
  for (const test of tests) {
    const constant = test.children[0] && constantTest(source, test.children[0]);
    if (!constant) return undefined;
    constants.push(constant);
  }
  const kind = constants[0]?.kind;
  if (!kind || constants.some((constant) => constant.kind !== kind)) return undefined;
  const [first] = constants;
  if (first && constants.length === 1) {
    const { holds } = first;
    return (input) => (typeof input === kind ? holds(input as never) !== negated : undefined);
  }
  return (input) =>
    typeof input === kind ? constants.some((each) => each.holds(input as never)) !== negated : undefined;
}

interface Constant {
  readonly kind: 'string' | 'number' | 'boolean';
  readonly holds: (input: never) => boolean;
}

function constantTest(source: string, node: FeelNode): Constant | undefined {
  const text = source.slice(node.from, node.to);
  if (node.name === 'StringLiteral') {
    // A text with an escape is left to the library.
    if (text.includes('\\')) return undefined;
    const wanted = text.slice(1, -1);
    return { kind: 'string', holds: (input: string) => input === wanted };
  }
  if (node.name === 'NumericLiteral') {
    const wanted = Number(text);
    return { kind: 'number', holds: (input: number) => input === wanted };
  }
  if (node.name === 'BooleanLiteral') {
    return { kind: 'boolean', holds: (input: boolean) => input === (text === 'true') };
  }
  return node.name === 'SimplePositiveUnaryTest' ? numberTest(source, node) : undefined;
}

function numberTest(source: string, node: FeelNode): Constant | undefined {
  const text = (part: FeelNode | undefined) => (part ? source.slice(part.from, part.to) : '');
  const [first, second] = node.children;
  if (first?.name === 'CompareOp' && second?.name === 'NumericLiteral') {
    const holds = compare(text(first), Number(text(second)));
    return holds && { kind: 'number', holds };
  }
  if (first?.name !== 'Interval') return undefined;
  const [open, start, , end, close] = first.children;
  if (start?.name !== 'NumericLiteral' || end?.name !== 'NumericLiteral') return undefined;
  const [low, high] = [Number(text(start)), Number(text(end))];
  const [withLow, withHigh] = [text(open) === '[', text(close) === ']'];
  return {
    kind: 'number',
    holds: (input: number) =>
      (withLow ? input >= low : input > low) && (withHigh ? input <= high : input < high),
  };
}

function compare(sign: string, bound: number): ((input: number) => boolean) | undefined {
  switch (sign) {
    case '<':
      return (input) => input < bound;
    case '<=':
      return (input) => input <= bound;
    case '>':
      return (input) => input > bound;
    case '>=':
      return (input) => input >= bound;
    case '=':
      return (input) => input === bound;
    case '!=':
      return (input) => input !== bound;
    default:
      return undefined;
  }
}
