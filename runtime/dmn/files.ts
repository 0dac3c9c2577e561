import { type DmnNode, tidy, typeOf } from './model.ts';

/** Where an element stands that another needs: its key, and the name of the import that leads there. */
export interface Need {
  readonly key: string;
  /** Empty for the same file, and for an import without a name. */
  readonly via: string;
}

/** One file of a release, with what its references mean. */
export interface DmnFile {
  readonly root: DmnNode;
  readonly namespace: string;
  readonly nodes: readonly DmnNode[];
  /** Keys of its elements, by their ids in the file. */
  readonly keys: Map<string, string>;
}

const KINDS = new Set(['Decision', 'BusinessKnowledgeModel', 'DecisionService', 'InputData']);

export function dmnFile(root: DmnNode): DmnFile {
  const nodes = (root.drgElement ?? []).filter((node) => node.id && KINDS.has(typeOf(node)));
  return { root, namespace: root.namespace ?? '', nodes, keys: new Map() };
}

/** Imports of decision models: name → namespace. */
export function importsOf(file: DmnFile): readonly { name: string; namespace: string }[] {
  return (file.root.import ?? []).map((each) => ({
    name: tidy(each.name ?? ''),
    namespace: each.namespace ?? '',
  }));
}

/** What `#id` or `namespace#id` means in that file; undefined where nothing of that id is given. */
export function resolve(href: string, file: DmnFile, files: readonly DmnFile[]): Need | undefined {
  const at = href.indexOf('#');
  const [namespace, id] = [href.slice(0, Math.max(at, 0)), href.slice(at + 1)];
  if (namespace === '' || namespace === file.namespace) {
    const key = file.keys.get(id);
    return key === undefined ? undefined : { key, via: '' };
  }
  const key = files.find((other) => other.namespace === namespace && other.keys.has(id))?.keys.get(id);
  if (key === undefined) return undefined;
  const via = importsOf(file).find((each) => each.namespace === namespace)?.name ?? '';
  return { key, via };
}
