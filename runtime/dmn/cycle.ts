/** A ring of needs, as keys in order with the first repeated at the end; undefined where there is none. */
export function findCycle(
  elements: ReadonlyMap<string, { readonly needs: readonly { readonly key: string }[] }>,
): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): readonly string[] | undefined => {
    const at = path.indexOf(id);
    if (at >= 0) return [...path.slice(at), id];
    if (done.has(id)) return undefined;
    path.push(id);
    for (const need of elements.get(id)?.needs ?? []) {
      const found = visit(need.key);
      if (found) return found;
    }
    path.pop();
    done.add(id);
    return undefined;
  };
  for (const id of elements.keys()) {
    const found = visit(id);
    if (found) return found;
  }
  return undefined;
}
