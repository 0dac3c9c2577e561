/** A case with all that reading it needs: its state, its release, its history. */
import { type CaseEvent, type CaseState, type TaskView, tasksOf } from '#runtime/engine';
import type { Directory } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { FileRef } from '#runtime/wire';
import { type CaseDoc, type LoadedRelease, readAs, type TaskDoc } from '#server/host';
import { type FileDoc, fileIdsIn, refOf } from '../files/index.ts';
import { releaseOf } from '../offers/index.ts';
import type { Ground } from './ground.ts';

export interface OpenCase {
  readonly doc: CaseDoc;
  /** Version that `state` stands at; `doc` may be a moment older. */
  readonly version: number;
  readonly state: CaseState;
  readonly release: LoadedRelease;
  readonly events: readonly CaseEvent[];
  readonly directory: Directory;
}

export async function openCase(ground: Ground, doc: CaseDoc): Promise<OpenCase> {
  const [live, release, events, directory] = await Promise.all([
    ground.host.load(doc._id),
    releaseOf(ground, doc.release),
    ground.host.history(doc._id),
    ground.directory(doc.space),
  ]);
  if (!live) throw new Error(`Expected case ${doc._id} to be there, but it went while it was read`);
  return { doc, version: live.version, state: live.state, release, events, directory };
}

/** What the applicant themselves sent: the application, with what they changed since. */
export function sentByApplicant(events: readonly CaseEvent[]): Variables {
  let values: Variables = {};
  for (const { type, data } of events) {
    if (type !== 'case-started' && type !== 'supplement-answered') continue;
    values = { ...values, ...(data.variables as Variables) };
  }
  return values;
}

/** The files that narrowed values name, as they are stored now. */
export async function filesIn(ground: Ground, values: Variables): Promise<readonly FileRef[]> {
  const found = await Promise.all([...fileIdsIn(values)].map((id) => ground.store.load('files', id)));
  return found.flatMap((doc) => (doc ? [refOf(readAs<FileDoc>(doc))] : []));
}

/** The task in the case as it stands; undefined once it is closed. */
export const viewOf = ({ release, state }: OpenCase, doc: TaskDoc): TaskView | undefined =>
  state.status === 'running' ? tasksOf(release.graph, state).find((each) => each.id === doc.task) : undefined;
