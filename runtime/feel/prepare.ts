import { HOST_NAMES, hostFunction, isStandardFunction } from './host.ts';
import { type FeelNode, nameOf, parse } from './tree.ts';
import type { CompileError, Read } from './types.ts';

/** A source made ready for the library: bounded, its free names known and given plain names. */
export interface Prepared {
  readonly code: string;
  /** Free name → name of the parameter. */
  readonly params: ReadonlyMap<string, string>;
  readonly reads: readonly Read[];
  /** Functions to give along. */
  readonly hosts: readonly string[];
  /** Reads `?`, the tested value of a cell. */
  readonly asksInput: boolean;
  readonly root: FeelNode;
}

export interface Knowledge {
  /** Names with blanks or signs in them that the source may use. */
  readonly names?: readonly string[];
  /** Names of functions that come in as variables (business knowledge of a decision model). */
  readonly functions?: readonly string[];
}

/** The parameter that stands for `?`. */
export const INPUT = 'linli__input';

export type PreparedOrError =
  | { readonly ok: true; readonly prepared: Prepared }
  | { readonly ok: false; readonly error: CompileError };

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
/** From so many additions on, texts could be made to grow; below, each is at most as long as what came in. */
const MANY_ADDITIONS = 8;

/** Reads a source, finds its free names and rewrites what could run away. */
export function prepare(
  source: string,
  kind: 'expression' | 'unary-tests',
  knowledge: Knowledge = {},
): PreparedOrError {
  const functions = knowledge.functions ?? [];
  const parsed = parse(source, kind, [
    ...HOST_NAMES,
    ...(knowledge.names ?? []),
    ...functions.filter((name) => !PLAIN_NAME.test(name)),
  ]);
  if (!parsed.ok) return parsed;
  const writer = new Writer(source, functions, grows(parsed.root, source));
  const code = writer.write(parsed.root, new Set(), false);
  if (writer.unknown) return { ok: false, error: writer.unknown };
  const { params, reads, hosts, asksInput } = writer;
  return { ok: true, prepared: { code, params, reads, hosts: [...hosts], asksInput, root: parsed.root } };
}

/** Can this expression make values larger than what came in? */
function grows(root: FeelNode, source: string): boolean {
  let additions = 0;
  let makes = false;
  const walk = (node: FeelNode): void => {
    if (node.name === 'ForExpression' || node.name === 'FunctionDefinition') makes = true;
    if (node.name === 'Context' && node.children.length > 3) makes = true;
    if (node.name === 'ArithOp' && source[node.from] === '+') additions += 1;
    node.children.forEach(walk);
  };
  walk(root);
  return makes || additions > MANY_ADDITIONS;
}

class Writer {
  readonly params = new Map<string, string>();
  readonly reads: Read[] = [];
  readonly hosts = new Set<string>();
  asksInput = false;
  unknown: CompileError | undefined;
  private readonly source: string;
  private readonly functions: readonly string[];
  private readonly growing: boolean;

  constructor(source: string, functions: readonly string[], growing: boolean) {
    this.source = source;
    this.functions = functions;
    this.growing = growing;
  }

  /** The node's text, rewritten. `scope` are names bound around it; `filtered`: inside `[…]`, where names may be an item's. */
  write(node: FeelNode, scope: ReadonlySet<string>, filtered: boolean): string {
    switch (node.name) {
      case '?':
        this.asksInput = true;
        return INPUT;
      case 'Type':
      case 'ParameterName':
      case 'Key':
        return this.text(node);
      case 'VariableName':
        return this.variable(node, scope, filtered, []);
      case 'PathExpression':
        return this.path(node, scope, filtered);
      case 'FunctionInvocation':
        return this.invocation(node, scope, filtered);
      case 'ForExpression':
        return this.sized(this.loop(node, new Set([...scope, 'partial']), filtered));
      case 'QuantifiedExpression':
        return this.loop(node, scope, filtered);
      case 'FilterExpression':
        return this.filter(node, scope, filtered);
      case 'FunctionDefinition':
        return this.definition(node, scope, filtered);
      case 'Context':
        return this.sized(this.context(node, scope, filtered));
      case 'List':
        return this.sized(this.plain(node, scope, filtered));
      case 'ArithmeticExpression':
        return this.arithmetic(node, scope, filtered);
      default:
        return this.plain(node, scope, filtered);
    }
  }

  private text(node: FeelNode): string {
    return this.source.slice(node.from, node.to);
  }

  private host(name: string): string {
    this.hosts.add(name);
    return name;
  }

  private sized(text: string): string {
    return this.growing ? `${this.host('linli__size')}(${text})` : text;
  }

  /** Children rewritten, what is between them kept. */
  private plain(node: FeelNode, scope: ReadonlySet<string>, filtered: boolean): string {
    return this.joined(node, (child) => this.write(child, scope, filtered));
  }

  private joined(node: FeelNode, write: (child: FeelNode, index: number) => string): string {
    let out = '';
    let at = node.from;
    node.children.forEach((child, index) => {
      out += this.source.slice(at, child.from) + write(child, index);
      at = child.to;
    });
    return out + this.source.slice(at, node.to);
  }

  private variable(
    node: FeelNode,
    scope: ReadonlySet<string>,
    filtered: boolean,
    rest: readonly string[],
  ): string {
    const name = nameOf(this.source, node);
    if (scope.has(name)) return this.text(node);
    this.reads.push({ path: [name, ...rest], filtered, from: node.from });
    let param = this.params.get(name);
    if (param === undefined) {
      param = filtered || PLAIN_NAME.test(name) ? name : `linli__v${this.params.size}`;
      this.params.set(name, param);
    }
    return filtered || param === name ? this.text(node) : param;
  }

  private path(node: FeelNode, scope: ReadonlySet<string>, filtered: boolean): string {
    const names: string[] = [];
    let head: FeelNode | undefined = node;
    while (head?.name === 'PathExpression') {
      const last = head.children.at(-1);
      if (last) names.unshift(nameOf(this.source, last));
      head = head.children[0];
    }
    const rest = head?.name === 'VariableName' ? names : undefined;
    const write = (part: FeelNode): string => {
      if (part.name === 'PathExpression')
        return this.joined(part, (child, i) => (i === 0 ? write(child) : this.text(child)));
      return rest && part.name === 'VariableName'
        ? this.variable(part, scope, filtered, rest)
        : this.write(part, scope, filtered);
    };
    return write(node);
  }

  private invocation(node: FeelNode, scope: ReadonlySet<string>, filtered: boolean): string {
    const [callee] = node.children;
    return this.joined(node, (child, index) => {
      if (index !== 0 || child.name !== 'VariableName') return this.write(child, scope, filtered);
      const name = nameOf(this.source, child);
      if (scope.has(name)) return this.text(child);
      if (this.functions.includes(name) && !isStandardFunction(name))
        return this.variable(child, scope, filtered, []);
      if (hostFunction(name)) this.hosts.add(name);
      else if (!isStandardFunction(name)) {
        this.unknown ??= {
          code: 'feel-unknown-name',
          message: `There is no function "${name}".`,
          position: callee?.from ?? node.from,
        };
      }
      return this.text(child);
    });
  }

  private loop(node: FeelNode, scope: ReadonlySet<string>, filtered: boolean): string {
    const inner = new Set(scope);
    return this.joined(node, (child) =>
      child.name === 'InExpressions'
        ? this.joined(child, (each) => this.binding(each, inner, filtered))
        : this.write(child, inner, filtered),
    );
  }

  /** `x in domain`: the domain pays for its rounds, then the name is bound. */
  private binding(node: FeelNode, scope: Set<string>, filtered: boolean): string {
    const text = this.joined(node, (child, index) => {
      if (index === 0) return this.text(child);
      if (child.name !== 'IterationContext') {
        return child.name === 'in' ? this.text(child) : this.domain(child, scope, filtered);
      }
      const [start, , end] = child.children;
      if (start && end) {
        const range = `${this.write(start, scope, filtered)}, ${this.write(end, scope, filtered)}`;
        return `${this.host('linli__range')}(${range})`;
      }
      return start ? this.domain(start, scope, filtered) : this.text(child);
    });
    const [name] = node.children;
    if (name) scope.add(nameOf(this.source, name));
    return text;
  }

  private domain(node: FeelNode, scope: ReadonlySet<string>, filtered: boolean): string {
    return `${this.host('linli__list')}(${this.write(node, scope, filtered)})`;
  }

  private filter(node: FeelNode, scope: ReadonlySet<string>, filtered: boolean): string {
    const [, , condition] = node.children;
    const byPlace = condition?.name === 'NumericLiteral';
    return this.joined(node, (child, index) => {
      if (index === 0)
        return byPlace ? this.write(child, scope, filtered) : this.domain(child, scope, filtered);
      if (byPlace || index !== 2) return this.text(child);
      const text = this.write(child, new Set([...scope, 'item']), true);
      return this.isVerdict(child) ? `(${text}) = true` : text;
    });
  }

  /**
   * Does the call or choice inside `[…]` ask each item, rather than name a place? The library takes every call for a
   * place, so that `members[starts with(name, "王")]` found nobody.
   */
  private isVerdict(node: FeelNode): boolean {
    if (node.name === 'FunctionInvocation') {
      const callee = node.children[0];
      return (callee && VERDICTS.has(nameOf(this.source, callee))) || asksItem(this.source, node);
    }
    return node.name === 'IfExpression' && asksItem(this.source, node);
  }

  private definition(node: FeelNode, scope: ReadonlySet<string>, filtered: boolean): string {
    const inner = new Set(scope);
    return this.joined(node, (child) => {
      if (child.name === 'FormalParameters') {
        for (const parameter of child.children) {
          const name = parameter.children.find((part) => part.name === 'ParameterName');
          if (name) inner.add(nameOf(this.source, name));
        }
        return this.text(child);
      }
      if (child.name !== 'FunctionBody') return this.text(child);
      return `(if ${this.host('linli__step')}() then (${this.write(child, inner, filtered)}) else null)`;
    });
  }

  private context(node: FeelNode, scope: ReadonlySet<string>, filtered: boolean): string {
    const keys = node.children
      .filter((entry) => entry.name === 'ContextEntry')
      .map((entry) => nameOf(this.source, entry.children[0] ?? entry).replace(/^"|"$/g, ''));
    let seen = 0;
    return this.joined(node, (child) => {
      if (child.name !== 'ContextEntry') return this.text(child);
      // A function may call itself and those beneath it; anything else sees what stands above.
      const isFunction = child.children.some((part) => part.name === 'FunctionDefinition');
      const inner = new Set([...scope, ...(isFunction ? keys : keys.slice(0, seen))]);
      seen += 1;
      return this.joined(child, (part, index) =>
        index === 0 ? this.text(part) : this.write(part, inner, filtered),
      );
    });
  }

  private arithmetic(node: FeelNode, scope: ReadonlySet<string>, filtered: boolean): string {
    const [left, sign, right] = node.children;
    if (left?.name === 'ArithOp' && sign && this.text(left) === '-') {
      return `${this.host('linli__negate')}(${this.write(sign, scope, filtered)})`;
    }
    if (!this.growing || !right || !left || !sign || this.text(sign) !== '+')
      return this.plain(node, scope, filtered);
    if (!mayBeText(left) && !mayBeText(right)) return this.plain(node, scope, filtered);
    const [a, b] = [this.write(left, scope, filtered), this.write(right, scope, filtered)];
    return `${this.host('linli__add')}(${a}, ${b})`;
  }
}

/** Functions that answer yes or no. */
const VERDICTS = new Set([
  'contains',
  'starts with',
  'ends with',
  'matches',
  'list contains',
  'even',
  'odd',
  'not',
  'all',
  'any',
  'is',
  'before',
  'after',
  'includes',
  'during',
  'is defined',
  'is empty',
  'is blank',
]);

function asksItem(source: string, node: FeelNode): boolean {
  if (node.name === 'VariableName' && nameOf(source, node) === 'item') return true;
  return node.children.some((child) => asksItem(source, child));
}

/** Numbers and differences are none; a name, a call or a text may be. */
function mayBeText(node: FeelNode): boolean {
  return node.name !== 'NumericLiteral';
}
