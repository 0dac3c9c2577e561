/**
 * A draft of the next version of one case: commands are decided on it one after the other, then it is committed as
 * one write or thrown away. Nobody sees it before it is committed.
 */
import {
  type CaseEvent,
  type CaseState,
  type Command,
  type CommandStamp,
  type Context,
  decide,
  encodeState,
} from '#runtime/engine';
import type { Channel } from '#runtime/model';
import type { Commit, Json, Projection } from '#server/store';
import { extendTail, link } from './chain.ts';
import { type CaseDoc, type DoneCommand, type Link, type New, toDoc } from './documents.ts';
import { type Summary, summarise, urgency } from './head.ts';
import type { Live } from './live.ts';
import { deliveryWrites, NOTHING_OPEN, type Open, openDocs, stepWrites } from './projection.ts';
import { refuse, refused } from './refuse.ts';
import type { HostResult, LoadedRelease } from './types.ts';

const MOST_COMMANDS = 64;
const MOST_RECEIVED = 200;
/** A larger state is refused before anything is written. */
const MOST_STATE_CHARS = 4 * 1024 * 1024;

/** How a command is remembered: by people's keys, by message, or not at all (the engine refuses it twice). */
export type Remember = 'command' | 'message' | 'no';

export interface Birth {
  readonly service: string;
  readonly channel: Channel;
  /** Id of the start lock that goes when the case ends. */
  readonly lock?: string;
}

export interface Done {
  readonly version: number;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

export class Draft {
  private state: CaseState | undefined;
  private readonly links: Link[] = [];
  private readonly events: CaseEvent[] = [];
  private readonly done: DoneCommand[] = [];
  private readonly received: string[] = [];

  constructor(
    private readonly caseId: string,
    private readonly release: LoadedRelease,
    private readonly zone: string,
    private readonly birth: Birth,
    private readonly live: Live | undefined,
  ) {
    this.state = live?.state;
  }

  /** True when there is something to commit. */
  get changed(): boolean {
    return this.links.length > 0;
  }

  /** The version that the case has, or will have by this draft. */
  get version(): number {
    return this.base + (this.changed ? 1 : 0);
  }

  private get base(): number {
    return this.live?.doc.version ?? 0;
  }

  get exists(): boolean {
    return this.state !== undefined;
  }

  /** The command with this id, where it was done before or in this draft. */
  find(id: string): DoneCommand | undefined {
    const doc = this.live?.doc;
    if (doc?.start[0] === id) return doc.start;
    return this.done.find((one) => one[0] === id) ?? doc?.commands.findLast((one) => one[0] === id);
  }

  hasReceived(message: string): boolean {
    return this.received.includes(message) || (this.live?.doc.received.includes(message) ?? false);
  }

  /** What a command of this draft or of an older version came to. */
  answer(done: DoneCommand): Done & { readonly known: boolean } {
    const [, , version, from, to] = done;
    const known = version > this.base;
    const state = this.state;
    if (!state) throw new Error(`Expected case ${this.caseId} to exist, but it does not.`);
    return { version, state, known, events: this.events.filter((one) => one.seq >= from && one.seq <= to) };
  }

  /** Decides one command; accepted, it becomes part of the draft. */
  decide(
    stamp: CommandStamp,
    command: Command,
    context: Context,
    remember: Remember,
    hash: string,
  ): HostResult<Done> {
    const decision = decide(this.release.graph, this.state, stamp, command, context);
    if (!decision.ok) return refused(decision);
    const first = decision.events[0];
    if (first) {
      const prev = this.links.at(-1)?.hash ?? this.live?.doc.hash ?? this.caseId;
      const one = link(prev, decision.events, this.base + 1);
      this.links.push(one);
      this.events.push(...decision.events);
      if (remember === 'command') this.done.push([stamp.id, hash, one.version, one.from, one.to]);
      if (remember === 'message') this.received.push(stamp.id);
    }
    this.state = decision.state;
    return { ok: true, value: { version: this.version, state: decision.state, events: decision.events } };
  }

  /** The one write that brings it all, and what memory keeps once it is committed. */
  commit(): HostResult<{
    readonly commit: Commit;
    readonly live: Live;
    readonly writes: readonly Projection[];
  }> {
    const { live, state, release, caseId } = this;
    const last = this.events.at(-1);
    if (!state || !last) throw new Error('Expected a draft with events, but it has none.');
    const version = this.base + 1;
    const encoded = encodeState(state);
    if (encoded.length > MOST_STATE_CHARS) {
      return refuse(
        422,
        'case-too-large',
        '办件内容超过 4 MB，请把大段内容作为附件上传。',
        'The case would hold more than 4 MB: upload large content as files.',
      );
    }
    const summary = summarise(
      release,
      state,
      this.birth.service,
      last.by.at,
      this.zone,
      live && summaryOfDoc(live.doc),
    );
    const open = openDocs(release.graph, state, summary.head);
    const before = live ? this.openBefore(live) : NOTHING_OPEN;
    const tail = extendTail(
      caseId,
      state.space,
      { tail: live?.doc.tail ?? [], flushed: live?.doc.flushed ?? 0, safe: live?.safe ?? 0 },
      this.links,
    );
    const doc = this.nextDoc(state, summary, encoded, last, tail);
    const writes = [
      ...stepWrites(before, open, this.events, version),
      ...deliveryWrites(caseId, state, this.events, version),
      ...(tail.batch ? [tail.batch] : []),
    ];
    return {
      ok: true,
      value: {
        commit: { collection: 'cases', doc: toDoc(doc), expected: this.base, projections: writes },
        live: { doc: { ...doc, version }, state, open, safe: tail.flushed },
        writes,
      },
    };
  }

  private openBefore(live: Live): Open {
    return live.open ?? openDocs(this.release.graph, live.state, summaryOfDoc(live.doc).head);
  }

  private nextDoc(
    state: CaseState,
    summary: Summary,
    encoded: string,
    last: CaseEvent,
    tail: { readonly tail: readonly Link[]; readonly flushed: number },
  ): New<CaseDoc> {
    const doc = this.live?.doc;
    const start = doc?.start ?? this.done[0] ?? ['', '', 1, 1, last.seq];
    const commands = doc ? [...doc.commands, ...this.done] : this.done.slice(1);
    const phone = state.applicant?.phone;
    return {
      _id: this.caseId,
      ...summary.head,
      release: state.release,
      process: state.process,
      status: state.status,
      channel: doc?.channel ?? this.birth.channel,
      ...(phone === undefined ? {} : { phone }),
      attributes: summary.attributes,
      ...urgency(state),
      startedAt: state.startedAt,
      ...(state.endedAt === undefined ? {} : { endedAt: state.endedAt }),
      updatedAt: last.by.at,
      seq: state.seq,
      state: encoded,
      tail: tail.tail,
      flushed: tail.flushed,
      hash: this.links.at(-1)?.hash ?? '',
      start,
      commands: commands.slice(-MOST_COMMANDS),
      received: [...(doc?.received ?? []), ...this.received].slice(-MOST_RECEIVED),
      ...(this.birth.lock === undefined ? {} : { lock: this.birth.lock }),
    };
  }
}

/** What a committed document says of itself; the same as `summarise` came to when it was written. */
export function summaryOfDoc(doc: CaseDoc): Summary {
  const { space, number, title, service, trial, applicant, community, grid, grams } = doc;
  return {
    head: {
      space,
      number,
      title,
      service,
      trial,
      grams,
      ...(applicant === undefined ? {} : { applicant }),
      ...(community === undefined ? {} : { community }),
      ...(grid === undefined ? {} : { grid }),
    },
    attributes: doc.attributes as Readonly<Record<string, Json>>,
  };
}
