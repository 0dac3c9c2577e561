import type { TypeAst } from './ast.ts';
import { type FeelNode, nameOf } from './tree.ts';

/** Reads a type: `number`, `list<string>`, `context<a: number>`, `function<number>->string`, `range<date>`. */
export function readType(source: string, node: FeelNode): TypeAst {
  const inner = node.name === 'Type' ? node.children[0] : node;
  if (!inner) throw new Error('Expected a type.');
  const types = inner.children.filter((child) => child.name === 'Type');
  const last = types.at(-1);
  switch (inner.name) {
    case 'ListType': {
      // The grammar knows no range type: it was given `list` in its place (see tree.ts).
      const t = source.startsWith('range', inner.from) ? 'range' : 'list';
      return { t, of: last ? readType(source, last) : ANY };
    }
    case 'ContextType': {
      const entries = inner.children.find((child) => child.name === 'ContextEntryTypes')?.children ?? [];
      return {
        t: 'context',
        entries: entries.flatMap((entry) => {
          const [name] = entry.children;
          const type = entry.children.at(-1);
          return name && type ? [{ name: nameOf(source, name), type: readType(source, type) }] : [];
        }),
      };
    }
    case 'FunctionType': {
      const params = inner.children.find((child) => child.name === 'ArgumentTypes')?.children ?? [];
      return {
        t: 'function',
        params: params.flatMap(({ children: [type] }) => (type ? [readType(source, type)] : [])),
        result: last ? readType(source, last) : ANY,
      };
    }
    default:
      return { t: 'name', name: nameOf(source, inner).replace(/\s*\.\s*/g, '.') };
  }
}

const ANY: TypeAst = { t: 'name', name: 'Any' };
