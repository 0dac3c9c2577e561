/** Releases as they run: compiled once, kept while they are used. A release never changes, so nothing goes stale. */
import { compileBpmn, type Graph } from '#runtime/bpmn';
import type { StepRights } from '#runtime/model';
import { readAs } from '#server/host';
import type { Store } from '#server/store';
import type { PublishedDoc } from './documents.ts';

export interface OpenRelease {
  readonly doc: PublishedDoc;
  readonly graph: Graph;
  /** Form of the start event by key, and what an applicant may do with it. */
  readonly start: { readonly key: string; readonly rights: StepRights } | undefined;
}

export interface Shelf {
  /** @throws Error when a release that was published does not compile any more: a bug, not the caller's fault */
  open(release: string): Promise<OpenRelease | undefined>;
}

const EVERYTHING: StepRights = { otherwise: 'edit', fields: {} };

/** @param most releases kept compiled */
export function createShelf(store: Store, most = 200): Shelf {
  const kept = new Map<string, Promise<OpenRelease | undefined>>();
  return {
    open(id) {
      const known = kept.get(id);
      if (known) {
        kept.delete(id);
        kept.set(id, known);
        return known;
      }
      const opened = openRelease(store, id);
      kept.set(id, opened);
      // Neither a failure nor "not there (yet)" is worth remembering.
      opened.then(
        (release) => release ?? kept.delete(id),
        () => kept.delete(id),
      );
      const oldest = kept.keys().next();
      if (kept.size > most && !oldest.done) kept.delete(oldest.value);
      return opened;
    },
  };
}

async function openRelease(store: Store, id: string): Promise<OpenRelease | undefined> {
  const found = await store.load('releases', id);
  if (!found) return undefined;
  const doc = readAs<PublishedDoc>(found);
  const graph = (await compileBpmn(doc.body.process)).processes[0];
  if (!graph) throw new Error(`Expected release ${id} to hold an executable process, but it has none`);
  return { doc, graph, start: startOf(graph, Object.keys(doc.body.forms)) };
}

/** The none start event's form; a drawing that names none uses the only form there is. */
function startOf(graph: Graph, keys: readonly string[]): OpenRelease['start'] {
  const starts = graph.scope.starts.filter((node) => node.type === 'start-event' && node.form);
  const form = starts[0]?.form;
  if (form) return { key: form.key, rights: form.rights };
  const only = keys.length === 1 ? keys[0] : undefined;
  return only === undefined ? undefined : { key: only, rights: EVERYTHING };
}
