/** bpmn-engine's side of the race, by its documented interface, with the model parsed beforehand. */
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { Engine } from 'bpmn-engine';
import { BpmnModdle } from 'bpmn-moddle';

// The peer's own parts, found the way the peer finds them, so that they need not be dependencies of this project.
const near = createRequire(createRequire(import.meta.url).resolve('bpmn-engine'));
const { Serializer, TypeResolver } = near('moddle-context-serializer') as {
  Serializer(context: unknown, resolver: unknown): unknown;
  TypeResolver(elements: unknown): unknown;
};
const resolver = TypeResolver(near('bpmn-elements'));

/** A model parsed and compiled by the peer. */
export type Source = { readonly parsed: unknown };

export async function sourceOf(xml: string): Promise<Source> {
  return { parsed: Serializer(await new BpmnModdle().fromXML(xml), resolver) };
}

interface Activity {
  readonly type: string;
  readonly id: string;
  readonly behaviour: { Service?: unknown };
}

/** What its service tasks do: hand back one number. */
function services(activity: Activity) {
  if (activity.type !== 'bpmn:ServiceTask') return;
  activity.behaviour.Service = class {
    execute(_: unknown, done: (error: null, result: number) => void) {
      done(null, 1);
    }
  };
}

interface Options {
  readonly sourceContext?: unknown;
  readonly variables?: Readonly<Record<string, unknown>>;
}

interface Execution {
  getPostponed(): readonly { readonly id: string; readonly type: string; signal(message: unknown): void }[];
  readonly environment: { readonly output: Readonly<Record<string, unknown>> };
  waitFor(event: string): Promise<unknown>;
}

interface PeerEngine {
  execute(options: unknown): Promise<Execution>;
  resume(options: unknown): Promise<Execution>;
  recover(state: unknown): PeerEngine;
  getState(): Promise<unknown>;
  waitFor(event: string): Promise<unknown>;
  stop(): Promise<void> | undefined;
  readonly state: string;
}

function engineOf(source: Source, options: Options = {}): PeerEngine {
  return new (Engine as unknown as new (options: unknown) => PeerEngine)({
    name: 'bench',
    sourceContext: source.parsed,
    extensions: { services },
    ...options,
  });
}

/** One run of machine work only. */
export async function machine(
  source: Source,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const engine = engineOf(source, { variables });
  const ended = engine.waitFor('end');
  await engine.execute({ listener: new EventEmitter() });
  await ended;
  return engine.state === 'idle' ? 'completed' : engine.state;
}

/** One run with open tasks, each signalled in turn; saved as JSON, recovered and resumed in between where `saving`. */
export async function people(source: Source, saving: boolean): Promise<string> {
  const first = engineOf(source);
  let execution = await first.execute({ listener: new EventEmitter() });
  let engine = first;
  if (saving) {
    const text = JSON.stringify(await first.getState());
    await first.stop();
    engine = engineOf(source).recover(JSON.parse(text));
    execution = await engine.resume({ listener: new EventEmitter() });
  }
  const ended = engine.waitFor('end');
  for (const task of execution.getPostponed().filter((open) => open.type === 'bpmn:UserTask'))
    task.signal({ done: 1 });
  await ended;
  return engine.state === 'idle' ? 'completed' : engine.state;
}
