import { type CaseState, type CaseSummary, deadlinesOf, incidentsOf, summaryOf } from '#runtime/engine';
import type { Instant } from '#runtime/model';
import { isTagged, type Value } from '#runtime/values';
import type { Json } from '#server/store';
import { gramsOf } from './grams.ts';
import type { Head } from './projection.ts';
import type { LoadedRelease } from './types.ts';

/** What lists show of a case, from its state at one version. */
export interface Summary {
  readonly head: Head;
  readonly attributes: Readonly<Record<string, Json>>;
}

/**
 * Title, search attributes and grams. `now` is the time of the last event, never the clock: a rebuild comes to the
 * same. `before` saves the work where nothing that is searched for changed.
 */
export function summarise(
  release: LoadedRelease,
  state: CaseState,
  service: string,
  now: Instant,
  zone: string,
  before?: Summary,
): Summary {
  const summary = summaryOf(release.graph, state, { now, zone }, release.settings);
  const number = state.number ?? '';
  const title = summary.title || release.body.page.title;
  const attributes = plainAttributes(summary);
  const texts = Object.values(attributes).filter((one) => typeof one === 'string');
  const same =
    before !== undefined &&
    before.head.title === title &&
    JSON.stringify(before.attributes) === JSON.stringify(attributes);
  const { applicant } = state;
  const head: Head = {
    space: state.space,
    number,
    title,
    service,
    trial: state.trial,
    ...(applicant?.id === undefined ? {} : { applicant: `${applicant.kind}:${applicant.id}` }),
    ...(applicant?.community === undefined ? {} : { community: applicant.community }),
    ...(applicant?.grid === undefined ? {} : { grid: applicant.grid }),
    grams: same ? before.head.grams : gramsOf(number, title, ...texts),
  };
  return { head, attributes };
}

function plainAttributes(summary: CaseSummary): Record<string, Json> {
  const plain: Record<string, Json> = {};
  for (const { name, value } of summary.attributes) {
    const one = plainValue(value);
    if (one !== undefined) plain[name] = one;
  }
  return plain;
}

function plainValue(value: Value): Json | undefined {
  if (isTagged(value)) return value['@'] === 'decimal' ? Number(value.v) : value.v;
  if (value === null || typeof value === 'object') return undefined;
  return typeof value === 'string' ? value.slice(0, 500) : value;
}

/** The earliest due time of what is open, and whether something is stuck. */
export function urgency(state: CaseState): { readonly due?: Instant; readonly incident: boolean } {
  const dues = deadlinesOf(state).flatMap(({ deadline }) =>
    deadline.pausedSince === undefined ? [deadline.due] : [],
  );
  const incident = incidentsOf(state).length > 0;
  return dues.length > 0 ? { due: Math.min(...dues), incident } : { incident };
}
