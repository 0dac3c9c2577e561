import type { ElementType, Graph, Node } from '#runtime/bpmn';
import type { Ambient } from '#runtime/feel';
import type { Instant } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';
import type { Processor } from '../elements/processor.ts';
import type { CaseEvent, CommandStamp, Context } from '../types.ts';
import { apply } from './apply.ts';
import type { Draft } from './draft.ts';
import type { EventData, EventType } from './events.ts';
import type { Instance } from './shape.ts';

/** A token on its way to an element. */
export interface Token {
  readonly node: Node;
  readonly scope: number;
  /** The flow it came by. */
  readonly via?: string | undefined;
  /** The instance that was entered already and goes on now that its incident is resolved. */
  readonly resume?: number | undefined;
  /** Local variables it brings (member of a loop). */
  readonly vars?: Variables | undefined;
  /** What the event that made it brought. */
  readonly payload?: Variables | undefined;
  /** It has come out of a join and does not wait there again. */
  readonly joined?: boolean | undefined;
  readonly member?: number | undefined;
  readonly at?: readonly string[] | undefined;
  readonly back?: readonly string[] | undefined;
}

/** Most events of one command; what is left then stands as incidents. */
export const MOST_EVENTS = 10_000;

/** One command at work: the graph, the working copy of the case, the events so far, the tokens still moving. */
export class Work {
  readonly graph: Graph;
  readonly draft: Draft;
  readonly context: Context;
  readonly by: CommandStamp;
  readonly processors: { readonly [T in ElementType]: Processor };
  readonly now: Instant;
  readonly events: CaseEvent[] = [];
  readonly queue: Token[] = [];
  /** Tokens that go on only when all others have come to rest: those that throw signals, so that whoever is about to wait waits. */
  readonly later: Token[] = [];
  /** Signals to throw when all tokens have come to rest; whoever threw one does not hear it itself. */
  readonly signals: { readonly el: string; readonly name: string; readonly except: number }[] = [];
  /** Place of the next token in the queue. */
  head = 0;
  #evaluations = 0;

  constructor(
    graph: Graph,
    draft: Draft,
    context: Context,
    by: CommandStamp,
    processors: Work['processors'],
  ) {
    this.processors = processors;
    this.graph = graph;
    this.draft = draft;
    this.context = context;
    this.now = by.at;
    this.by = by;
  }

  /** Records a fact; the working copy follows at once. */
  emit<T extends EventType>(type: T, data: EventData[T]) {
    const event: CaseEvent = {
      seq: this.draft.head.seq + 1,
      type,
      v: 1,
      by: this.by,
      data: data as unknown as Readonly<Record<string, Value>>,
    };
    apply(this.draft, event);
    this.events.push(event);
  }

  /** The id that the next new thing gets; the event that names it makes it used. */
  get nextId(): number {
    return this.draft.core.next;
  }

  push(token: Token) {
    this.queue.push(token);
  }

  /** Is a token still on its way inside this scope? */
  moving(scope: number): boolean {
    for (let i = this.head; i < this.queue.length; i += 1) if (this.queue[i]?.scope === scope) return true;
    return this.later.some((token) => token.scope === scope);
  }

  /** Drops the tokens on their way inside a scope. */
  drop(scope: number) {
    const rest = this.queue.slice(this.head).filter((token) => token.scope !== scope);
    this.queue.length = this.head;
    this.queue.push(...rest);
    const waiting = this.later.filter((token) => token.scope !== scope);
    this.later.length = 0;
    this.later.push(...waiting);
  }

  get(id: number): Instance {
    return this.draft.get(id);
  }

  node(id: string): Node {
    const node = this.graph.elements.get(id);
    if (!node) throw new Error(`Expected an element ${id} in process ${this.graph.id}, but there is none.`);
    return node;
  }

  ambient(): Ambient {
    this.#evaluations += 1;
    return {
      now: this.now,
      zone: this.context.zone,
      seed: `${this.context.seed}/${this.draft.head.seq}/${this.#evaluations}`,
    };
  }
}
