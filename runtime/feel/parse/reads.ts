import type { CompileError, Read } from '../types.ts';
import type { Ast, Loop } from './ast.ts';

/** What a tree asks of the world around it. */
export interface Asked {
  readonly reads: readonly Read[];
  /** Asks `?` outside of an `in`. */
  readonly input: boolean;
  readonly unknown: CompileError | undefined;
}

/** Finds every place that reads a variable, and the first call of a function nobody knows. */
export function askedBy(ast: Ast, isFunction: (name: string) => boolean, given: readonly string[]): Asked {
  const finder = new Finder(isFunction, new Set(given));
  finder.walk(ast, { names: new Set(), filtered: false });
  return finder;
}

interface Around {
  readonly names: ReadonlySet<string>;
  readonly filtered: boolean;
}

class Finder implements Asked {
  readonly reads: Read[] = [];
  input = false;
  unknown: CompileError | undefined;
  private readonly isFunction: (name: string) => boolean;
  private readonly given: ReadonlySet<string>;

  constructor(isFunction: (name: string) => boolean, given: ReadonlySet<string>) {
    this.isFunction = isFunction;
    this.given = given;
  }

  walk(ast: Ast, around: Around): void {
    switch (ast.k) {
      case 'name':
        this.read(ast, [], around);
        break;
      case 'input':
        if (!around.names.has('?')) this.input = true;
        break;
      case 'path':
        this.path(ast, around);
        break;
      case 'call':
        if (ast.fn.k === 'name') this.callee(ast.fn, around);
        else this.walk(ast.fn, around);
        this.all(ast.args, around);
        break;
      case 'in':
        this.walk(ast.a, around);
        this.all(ast.tests, bound(around, ['?']));
        break;
      case 'context':
        this.context(ast, around);
        break;
      case 'for':
      case 'some':
      case 'every':
        this.walk(ast.body, this.loops(ast.loops, around));
        break;
      case 'filter':
        this.walk(ast.of, around);
        this.walk(ast.by, { names: new Set([...around.names, 'item']), filtered: ast.by.k !== 'number' });
        break;
      case 'function':
        this.walk(
          ast.body,
          bound(
            around,
            ast.params.map(({ name }) => name),
          ),
        );
        break;
      default:
        for (const part of Object.values(ast)) {
          if (Array.isArray(part)) this.all(part, around);
          else if (isAst(part)) this.walk(part, around);
        }
    }
  }

  private all(parts: readonly Ast[], around: Around): void {
    for (const part of parts) this.walk(part, around);
  }

  private read(
    { name, from }: Ast & { k: 'name' },
    rest: readonly string[],
    { names, filtered }: Around,
  ): void {
    if (!names.has(name)) this.reads.push({ path: [name, ...rest], filtered, from });
  }

  private path(ast: Ast & { k: 'path' }, around: Around): void {
    const rest: string[] = [];
    let head: Ast = ast;
    while (head.k === 'path') {
      rest.unshift(head.name);
      head = head.of;
    }
    if (head.k === 'name') this.read(head, rest, around);
    else this.walk(head, around);
  }

  private callee(fn: Ast & { k: 'name' }, around: Around): void {
    const { name } = fn;
    if (around.names.has(name) || this.isFunction(name)) return;
    if (this.given.has(name)) this.read(fn, [], around);
    else {
      this.unknown ??= {
        code: 'feel-unknown-name',
        message: `There is no function "${name}".`,
        position: fn.from,
      };
    }
  }

  /** A function may call itself and those beneath it; anything else sees what stands above. */
  private context({ entries }: Ast & { k: 'context' }, around: Around): void {
    const keys = entries.map(({ key }) => key);
    entries.forEach(({ value }, i) => {
      this.walk(value, bound(around, value.k === 'function' ? keys : keys.slice(0, i)));
    });
  }

  private loops(loops: readonly Loop[], around: Around): Around {
    let inner = around;
    for (const loop of loops) {
      this.walk(loop.of, inner);
      if (loop.to) this.walk(loop.to, inner);
      inner = bound(inner, [loop.name]);
    }
    return bound(inner, ['partial']);
  }
}

const bound = (around: Around, names: readonly string[]): Around => ({
  names: new Set([...around.names, ...names]),
  filtered: around.filtered,
});

const isAst = (part: unknown): part is Ast => typeof part === 'object' && part !== null && 'k' in part;
