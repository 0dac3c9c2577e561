import type { ArithOp, Ast, CompareOp, Entry, Loop, Param } from './ast.ts';
import { stringOf } from './text.ts';
import { type FeelNode, nameOf } from './tree.ts';
import { readType } from './type.ts';

/** Turns the grammar's tree into our own. */
export function readAst(source: string, root: FeelNode): Ast {
  return new Reader(source).root(root);
}

const SIGNS = new Set(['(', ')', '[', ']', '{', '}', '.', '..', ',', ':']);

class Reader {
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  root(node: FeelNode): Ast {
    if (node.name !== 'UnaryTests') return this.read(first(node));
    const tests = node.children.find((child) => child.name === 'PositiveUnaryTests');
    return { k: 'cell', not: node.children[0]?.name === 'not', tests: tests ? this.tests(tests) : [] };
  }

  private text(node: FeelNode): string {
    return this.source.slice(node.from, node.to);
  }

  private name(node: FeelNode): string {
    return nameOf(this.source, node);
  }

  private tests(node: FeelNode): Ast[] {
    return node.children.map((test) => this.read(first(test)));
  }

  private read(node: FeelNode): Ast {
    const parts = node.children.filter((child) => !SIGNS.has(child.name));
    const at = (i: number) => this.read(part(parts, i));
    switch (node.name) {
      case 'null':
        return { k: 'null' };
      case 'BooleanLiteral':
        return { k: 'boolean', v: this.text(node) === 'true' };
      case 'NumericLiteral':
        return { k: 'number', v: this.text(node).replace(/\s+/g, '') };
      case 'StringLiteral':
        return { k: 'string', v: stringOf(this.text(node)) };
      case '?':
        return { k: 'input' };
      case 'VariableName':
      case 'SpecialFunctionName':
      case 'DateTimeConstructor':
        return { k: 'name', name: this.name(node), from: node.from };
      case 'ParenthesizedExpression':
      case 'PositiveUnaryTest':
      case 'Expression':
      case 'FunctionBody':
        return at(0);
      case 'SimplePositiveUnaryTest':
        return parts.length > 1
          ? { k: 'unary', op: this.text(part(parts, 0)) as CompareOp, a: at(1) }
          : at(0);
      case 'Interval':
        return this.range(node);
      case 'PathExpression':
        return { k: 'path', of: at(0), name: this.name(part(parts, 1)) };
      case 'FunctionInvocation':
        return this.call(parts);
      case 'DateTimeLiteral':
        return parts.length === 1 ? at(0) : this.call(parts);
      case 'AtLiteral':
        return { k: 'at', v: stringOf(this.text(part(parts, 0))) };
      case 'ArithmeticExpression':
        return this.arithmetic(parts);
      case 'Comparison':
        return this.comparison(parts);
      case 'Conjunction':
        return { k: 'and', a: at(0), b: at(2) };
      case 'Disjunction':
        return { k: 'or', a: at(0), b: at(2) };
      case 'IfExpression':
        return { k: 'if', test: at(1), yes: at(3), no: at(5) };
      case 'List':
        return { k: 'list', items: parts.map((item) => this.read(item)) };
      case 'Context':
        return { k: 'context', entries: parts.map((entry) => this.entry(entry)) };
      case 'ForExpression':
        return { k: 'for', loops: this.loops(part(parts, 1)), body: at(3) };
      case 'QuantifiedExpression':
        return {
          k: this.text(part(parts, 0)) as 'some' | 'every',
          loops: this.loops(part(parts, 1)),
          body: at(3),
        };
      case 'FilterExpression':
        return { k: 'filter', of: at(0), by: at(1) };
      case 'InstanceOfExpression':
        return { k: 'instance', a: at(0), type: readType(this.source, part(parts, 3)) };
      case 'FunctionDefinition':
        return this.definition(parts);
      default:
        throw new Error(`Expected an expression, but got ${node.name}.`);
    }
  }

  private range(node: FeelNode): Ast {
    const [open, start, , end, close] = node.children;
    if (!start || !end) throw new Error('Expected a range with two ends.');
    return {
      k: 'range',
      start: this.read(start),
      end: this.read(end),
      withStart: open?.name === '[',
      withEnd: close?.name === ']',
    };
  }

  private call(parts: readonly FeelNode[]): Ast {
    const fn = this.read(part(parts, 0));
    const given = parts.at(-1)?.name === 'Parameters' ? parts.at(-1)?.children : parts.slice(1);
    const list = given?.find((child) => child.name.endsWith('Parameters'));
    const args = list?.children ?? [];
    if (list?.name !== 'NamedParameters') return { k: 'call', fn, args: args.map((arg) => this.read(arg)) };
    return {
      k: 'call',
      fn,
      args: args.map((arg) => this.read(part(arg.children, arg.children.length - 1))),
      names: args.map((arg) => this.name(part(arg.children, 0))),
    };
  }

  private arithmetic(parts: readonly FeelNode[]): Ast {
    if (parts.length === 2) return { k: 'negate', a: this.read(part(parts, 1)) };
    const op = this.text(part(parts, 1));
    return {
      k: 'arith',
      op: (op === '^' ? '**' : op) as ArithOp,
      a: this.read(part(parts, 0)),
      b: this.read(part(parts, 2)),
    };
  }

  private comparison(parts: readonly FeelNode[]): Ast {
    const a = this.read(part(parts, 0));
    const sign = part(parts, 1);
    if (sign.name === 'between') {
      return { k: 'between', a, low: this.read(part(parts, 2)), high: this.read(part(parts, 4)) };
    }
    if (sign.name === 'in') {
      const right = part(parts, 2);
      return {
        k: 'in',
        a,
        tests: right.name === 'PositiveUnaryTests' ? this.tests(right) : [this.read(right)],
      };
    }
    return { k: 'compare', op: this.text(sign) as CompareOp, a, b: this.read(part(parts, 2)) };
  }

  private entry(node: FeelNode): Entry {
    const [key, value] = node.children.filter((child) => !SIGNS.has(child.name));
    if (!key || !value) throw new Error('Expected an entry with a key and a value.');
    const text = this.text(key).trim();
    return {
      key: text.startsWith('"') ? stringOf(text) : this.name(key),
      value: this.read(value),
    };
  }

  private loops(node: FeelNode): Loop[] {
    return node.children.map((each) => {
      const parts = each.children.filter((child) => !SIGNS.has(child.name));
      const name = this.name(part(parts, 0));
      const domain = parts.at(-1);
      if (domain?.name !== 'IterationContext') return { name, of: this.read(part(parts, parts.length - 1)) };
      const ends = domain.children.filter((child) => !SIGNS.has(child.name));
      const of = this.read(part(ends, 0));
      return ends.length > 1 ? { name, of, to: this.read(part(ends, 1)) } : { name, of };
    });
  }

  private definition(parts: readonly FeelNode[]): Ast {
    const formal = parts.find((child) => child.name === 'FormalParameters');
    const params = (formal?.children ?? []).map((each): Param => {
      const type = each.children.find((child) => child.name === 'Type');
      const name = this.name(part(each.children, 0));
      return type ? { name, type: readType(this.source, type) } : { name };
    });
    const body = this.read(part(parts, parts.length - 1));
    const external = parts.some((child) => child.name === 'external');
    return external ? { k: 'function', params, body, external } : { k: 'function', params, body };
  }
}

function part(parts: readonly FeelNode[], i: number): FeelNode {
  const found = parts[i];
  if (!found) throw new Error('Expected more of the expression.');
  return found;
}

const first = (node: FeelNode): FeelNode => part(node.children, 0);
