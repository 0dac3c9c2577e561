/** Leads one case along a path: whatever waits is answered so that the next element of the path is reached. */
import type { Graph, Node } from '#runtime/bpmn';
import { type JobView, jobsOf, signalsOf, subscriptionsOf, tasksOf } from '#runtime/engine';
import type { Variables } from '#runtime/values';
import { type Case, Town } from './town.ts';

const MOST_ROUNDS = 200;
/** An error that nobody catches stands at its end event as an incident: that event was reached. */
const REACHED: ReadonlySet<string> = new Set([
  'element-passed',
  'element-activated',
  'element-entered',
  'compensation-thrown',
]);

export class Driver {
  readonly #graph: Graph;
  readonly #path: readonly string[];
  readonly #variables: Variables;
  readonly #reached: string[] = [];
  /** How much of the path has been passed. */
  #at = 0;
  readonly #town: Town;

  constructor(graph: Graph, path: readonly string[], variables: Variables) {
    this.#graph = graph;
    this.#path = path;
    this.#variables = variables;
    this.#town = new Town({
      graphs: [graph],
      worker: () => undefined,
      oracle: { flows: (element, outgoing) => this.#choose(element, outgoing) },
      onEvents: (_, events) => {
        for (const { type, data } of events) {
          if (REACHED.has(type)) this.#pass(String(data.el));
        }
      },
    });
  }

  run(startEvent: string | undefined): readonly string[] {
    const self = this.#town.start(
      this.#graph.id,
      this.#variables,
      startEvent === undefined ? {} : { startEvent },
    );
    if (!self) return ['not started'];
    for (let round = 0; round < MOST_ROUNDS && this.#at < this.#path.length; round += 1) {
      this.#town.now += 1;
      if (self.state.status !== 'running' || !this.#answer(self)) break;
    }
    return this.#reached;
  }

  #pass(element: string) {
    this.#reached.push(element);
    if (element === this.#path[this.#at]) this.#at += 1;
  }

  /** Of a choice: the flows that lead to elements the path names next. */
  #choose(element: string, outgoing: readonly string[]): readonly string[] | undefined {
    const node = this.#graph.elements.get(element);
    if (!node || outgoing.length < 2 || node.type === 'parallel-gateway') return undefined;
    const from = this.#path.indexOf(element, Math.max(0, this.#at - 1));
    const next = this.#path[from + 1];
    const wanted = node.outgoing.filter((flow) => from >= 0 && flow.target === next);
    return wanted.length > 0 ? wanted.map((flow) => flow.id) : undefined;
  }

  #answer(self: Case): boolean {
    const next = this.#graph.elements.get(this.#path[this.#at] ?? '');
    if (next?.type === 'boundary-event' || this.#startsEventSub(next))
      return this.#happen(self, next as Node) || this.#goOn(self);
    return this.#goOn(self);
  }

  #startsEventSub(node: Node | undefined): boolean {
    const parent = node?.parent === undefined ? undefined : this.#graph.elements.get(node.parent);
    return node?.type === 'start-event' && parent?.type === 'event-sub-process';
  }

  /** Makes the event of a boundary or start event happen. */
  #happen(self: Case, node: Node): boolean {
    if (this.#trigger(self, node.id)) return true;
    const event = node.event;
    if (event?.kind !== 'error' && event?.kind !== 'escalation') return false;
    const code = event.code && 'text' in event.code ? event.code.text : 'code';
    const host = node.attachedTo;
    const job =
      jobsOf(this.#graph, self.state).find(
        (one) => one.kind === 'service' && (host === undefined || one.element === host),
      ) ?? tasksOf(this.#graph, self.state).find((task) => host === undefined || task.element === host);
    const type = event.kind === 'error' ? 'throw-error' : 'throw-escalation';
    return job !== undefined && this.#town.send(self, { type, job: job.id, code });
  }

  /** Answers what waits at this element: a timer, a message, a signal, a condition. */
  #trigger(self: Case, element: string): boolean {
    const timer = jobsOf(this.#graph, self.state).find(
      (job) => job.kind === 'timer' && job.element === element,
    );
    if (timer) return this.#fire(self, timer);
    const place = subscriptionsOf(self.state).find((one) => one.element === element);
    if (place) {
      const command = {
        type: 'correlate-message',
        message: 'm',
        name: place.message,
        variables: {},
        subscription: place.id,
      } as const;
      return this.#town.send(self, place.key === undefined ? command : { ...command, key: place.key });
    }
    const signal = signalsOf(self.state).find((one) => one.element === element);
    if (signal) {
      return this.#town.send(self, {
        type: 'receive-signal',
        signal: 's',
        name: signal.signal,
        variables: {},
      });
    }
    if (this.#graph.elements.get(element)?.event?.kind !== 'conditional') return false;
    return this.#town.send(self, { type: 'set-variables', variables: { happened: true } });
  }

  #fire(self: Case, timer: JobView): boolean {
    this.#town.now = Math.max(this.#town.now, timer.due);
    return this.#town.send(self, { type: 'fire-timer', job: timer.id });
  }

  /** Finishes what waits: what the path names next behind a gateway first, then work, then events. */
  #goOn(self: Case): boolean {
    const next = this.#path[this.#at] ?? '';
    if (this.#trigger(self, next)) return true;
    const job = jobsOf(this.#graph, self.state).find((one) => one.kind === 'service');
    if (job) return this.#town.send(self, { type: 'complete-job', job: job.id, variables: {} });
    const [task] = tasksOf(this.#graph, self.state);
    if (task) return this.#town.send(self, { type: 'complete-task', task: task.id, variables: {} });
    return [...this.#graph.elements.values()].some(
      (node) =>
        (node.type === 'intermediate-catch-event' || node.type === 'receive-task') &&
        this.#trigger(self, node.id),
    );
  }
}
