/** Clicking through drawings: start events start, what waits is triggered, and what happens is written down. */
import type { Graph, Node } from '#runtime/bpmn';
import { type CaseEvent, jobsOf, signalsOf, subscriptionsOf } from '#runtime/engine';
import { type Case, Town } from './town.ts';
import { isTree, type Tree, walk } from './tree.ts';

/** Reached only by what has happened: they are left, never entered. */
const ONLY_LEFT: ReadonlySet<string> = new Set(['start-event', 'boundary-event']);

const ENTERED: ReadonlySet<string> = new Set(['element-activated', 'join-arrived', 'compensation-thrown']);

export class Clicks {
  readonly #graphs: readonly Graph[];
  readonly #root: Tree;
  readonly #paused = new Set<string>();
  readonly #choices = new Map<string, readonly string[]>();
  readonly #town: Town;
  #nodes: string[] = [];
  #flows: string[] = [];

  constructor(graphs: readonly Graph[], root: Tree) {
    this.#graphs = graphs;
    this.#root = root;
    this.#town = new Town({
      graphs,
      worker: (job) =>
        this.#paused.has(job.element) ? undefined : { type: 'complete-job', job: job.id, variables: {} },
      oracle: { flows: (element, outgoing) => this.#choose(element, outgoing) },
      onEvents: (self, events) => this.#record(self, events),
    });
  }

  pauseAt(element: string) {
    this.#paused.add(element);
  }

  choose(gateway: string, flows: readonly string[]) {
    this.#choices.set(gateway, flows);
  }

  messageFlow(id: string) {
    walk(this.#root, (element) => {
      if (element.id !== id || !isTree(element.targetRef)) return;
      const target = String(element.targetRef.id);
      // A message may lead to a pool: then whatever waits in it gets the message.
      if (this.#waiting(target)) this.trigger(target);
      else
        for (const self of this.#town.cases)
          for (const place of subscriptionsOf(self.state)) this.trigger(place.element);
    });
  }

  trigger(element: string) {
    const graph = this.#graphs.find((candidate) => candidate.scope.nodes.some((node) => node.id === element));
    const node = graph?.elements.get(element);
    if (graph && node?.type === 'start-event') this.#town.start(graph.id, {}, { startEvent: element });
    else this.#happen(element);
    this.#town.settle();
  }

  /** What has happened since the last one. */
  checkpoint() {
    const seen = {
      nodeEvents: this.#nodes,
      flowsTaken: this.#flows,
      ended: this.#town.cases.filter((self) => self.state.status !== 'running').length,
    };
    this.#nodes = [];
    this.#flows = [];
    return seen;
  }

  #waiting(element: string): Case | undefined {
    return this.#town.cases.find(
      (self) =>
        jobsOf(self.graph, self.state).some((job) => job.element === element) ||
        subscriptionsOf(self.state).some((place) => place.element === element) ||
        signalsOf(self.state).some((place) => place.element === element),
    );
  }

  #happen(element: string) {
    const self = this.#waiting(element);
    if (!self) return;
    const job = jobsOf(self.graph, self.state).find((one) => one.element === element);
    if (job?.kind === 'service') this.#town.send(self, { type: 'complete-job', job: job.id, variables: {} });
    else if (job) {
      this.#town.now = Math.max(this.#town.now, job.due);
      this.#town.send(self, { type: 'fire-timer', job: job.id });
    } else {
      const place = subscriptionsOf(self.state).find((one) => one.element === element);
      const signal = signalsOf(self.state).find((one) => one.element === element);
      if (place) {
        const { message: name, id: subscription } = place;
        this.#town.send(self, { type: 'correlate-message', message: 'm', name, subscription, variables: {} });
      } else if (signal) this.#town.broadcast(signal.signal, {});
    }
  }

  /** Conditions count for nothing: what was chosen is taken, of an exclusive gateway else the first flow. */
  #choose(element: string, outgoing: readonly string[]): readonly string[] | undefined {
    const chosen = this.#choices.get(element);
    if (chosen) return chosen;
    const type = this.#graphs.map((graph) => graph.elements.get(element)).find((node) => node)?.type;
    return type === 'exclusive-gateway' ? outgoing.slice(0, 1) : undefined;
  }

  #record({ graph }: Case, events: readonly CaseEvent[]) {
    for (const [index, { type, data }] of events.entries()) {
      const node = graph.elements.get(String(data.el));
      if (type === 'elements-terminated') this.#left(graph, data.els);
      if (!node) continue;
      if (ENTERED.has(type)) this.#enter(node, data.via);
      if (type === 'element-completed' && node.type !== 'event-based-gateway')
        this.#nodes.push(`exit:${node.id}`);
      if (type !== 'element-passed') continue;
      const joined = node.type === 'inclusive-gateway' && node.incoming.length > 1;
      if (!joined) this.#enter(node, data.via);
      if (!stopped(node, events.slice(index + 1))) this.#nodes.push(`exit:${node.id}`);
    }
  }

  #enter(node: Node, via: unknown) {
    if (typeof via === 'string' && !isBehindGateway(this.#graphs, node)) this.#flows.push(via);
    const happened =
      ONLY_LEFT.has(node.type) ||
      node.type === 'event-sub-process' ||
      isLinkCatch(node) ||
      isBehindGateway(this.#graphs, node);
    if (!happened) this.#nodes.push(`enter:${node.id}`);
  }

  #left(graph: Graph, els: unknown) {
    if (!Array.isArray(els)) return;
    for (const el of els) if (graph.elements.get(String(el))) this.#nodes.push(`exit:${el}`);
  }
}

function isLinkCatch(node: Node): boolean {
  return node.type === 'intermediate-catch-event' && node.event?.kind === 'link';
}

function isBehindGateway(graphs: readonly Graph[], node: Node): boolean {
  return node.incoming.some((flow) =>
    graphs.some((graph) => graph.elements.get(flow.source)?.type === 'event-based-gateway'),
  );
}

/** What threw and was interrupted by its catcher was entered and never left by itself. */
function stopped(node: Node, after: readonly CaseEvent[]): boolean {
  if (node.event?.kind !== 'error' && node.event?.kind !== 'escalation') return false;
  const next = after.find(({ type }) => type !== 'error-thrown' && type !== 'escalation-thrown');
  return next?.type === 'elements-terminated' || next?.type === 'scope-interrupted';
}
