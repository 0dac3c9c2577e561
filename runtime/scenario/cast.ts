/** The cases of a story: the one it is about and those it has called. Ids of the others bear the case in front. */
import type { Graph } from '#runtime/bpmn';
import type { CaseState, Command } from '#runtime/engine';

export interface Part {
  readonly id: string;
  readonly graph: Graph;
  state: CaseState | undefined;
}

const BETWEEN = '/';
/** What of a command names something of a case. */
const NAMING = ['task', 'job', 'incident', 'supplement', 'subscription', 'call', 'scope'] as const;

export class Cast {
  readonly parts: Part[];

  constructor(id: string, graph: Graph) {
    this.parts = [{ id, graph, state: undefined }];
  }

  get main(): Part {
    const [main] = this.parts;
    if (!main) throw new Error('Expected a story to have a case, but it has none.');
    return main;
  }

  find(id: unknown): Part | undefined {
    return this.parts.find((part) => part.id === id);
  }

  /** Everything of a kind in all cases that run, with ids that say which case is meant. */
  all<T extends { readonly id: string }>(
    list: (graph: Graph, state: CaseState) => readonly T[],
  ): readonly T[] {
    return this.parts.flatMap((part) => {
      const { state } = part;
      if (!state) return [];
      const found = list(part.graph, state);
      return part === this.main ? found : found.map((one) => ({ ...one, id: part.id + BETWEEN + one.id }));
    });
  }

  /** The case a command is for, and the command as that case knows it. */
  address(command: Command): { readonly part: Part; readonly command: Command } {
    const named = command as unknown as Readonly<Record<string, unknown>>;
    for (const name of NAMING) {
      const value = named[name];
      if (typeof value !== 'string' || !value.includes(BETWEEN)) continue;
      const place = value.indexOf(BETWEEN);
      const part = this.find(value.slice(0, place));
      if (part) return { part, command: { ...command, [name]: value.slice(place + 1) } as Command };
    }
    return { part: this.main, command };
  }
}
