import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import Modeler from 'bpmn-js/lib/Modeler';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { CanvasBridge, CanvasMark, DesignStore } from '#designer/app';
import { moddleExtensions } from '#runtime/bpmn';
import type { Text } from '#runtime/model';
import type { CreateModdle, Moddle } from '../model/moddle.ts';
import { stepLabel } from './labels.ts';
import { layOut } from './lay-out.ts';
import { linliModule, readerModule } from './modules.ts';
import { type Element, type Services, service } from './services.ts';

/** How far bpmn-js's command stack has got. The library keeps it in a field that every version has had. */
const stackIndex = (stack: Services['commandStack']) => (stack as unknown as { _stackIdx: number })._stackIdx;

/** Pixels that stay free around the drawing, and the smallest scale at which it is shown whole. */
const MARGIN = 30;
const SMALLEST = 0.08;

const modeler = (container: HTMLElement): BaseViewer =>
  new Modeler({ container, moddleExtensions, additionalModules: [linliModule] as never });

/** For those who may only look: nothing on the canvas can be moved. */
const viewer = (container: HTMLElement): BaseViewer =>
  new NavigatedViewer({ container, moddleExtensions, additionalModules: [readerModule] as never });

interface Intent {
  readonly label: Text;
  readonly merge?: string;
}

/**
 * The live drawing: one bpmn-js model behind canvas, outline and panel. Each canvas command becomes a step on the
 * draft's one undo stack; the other way round, undo and changes from elsewhere come back into the model.
 */
export class Drawing implements CanvasBridge {
  readonly modeler: BaseViewer;
  private generation = 0;
  /** The XML that the model stands for; what differs from it came from elsewhere. */
  private known = '';
  private index = -1;
  private muted = false;
  private capturing = false;
  private importing = false;
  private command: string | undefined;
  private intent: Intent | undefined;
  private turn = 0;
  private failure: unknown;
  private readonly listeners = new Set<() => void>();
  private readonly ends: (() => void)[] = [];
  private destroyed = false;

  constructor(
    private readonly container: HTMLElement,
    private readonly store: DesignStore,
  ) {
    this.modeler = store.readOnly ? viewer(container) : modeler(container);
    const events = this.on('eventBus');
    events.on('commandStack.preExecute', (event: { command: string }) => {
      this.command ??= event.command;
    });
    events.on('commandStack.changed', () => this.commandsChanged());
    events.on(['selection.changed', 'elements.changed'], () => this.publish());
    if (!store.readOnly) {
      // Keys on the canvas and buttons mean the one stack, not the canvas's own.
      const actions = this.on('editorActions');
      actions.unregister('undo');
      actions.unregister('redo');
      actions.register({ undo: () => store.undo(), redo: () => store.redo() } as never);
    }
    const sizes = new ResizeObserver(() => this.resized());
    sizes.observe(container);
    this.ends.push(() => sizes.disconnect());
    this.ends.push(
      store.attachCanvas(this),
      store.subscribe(() => void this.follow()),
    );
    void this.follow();
  }

  on<K extends keyof Services>(name: K): Services[K] {
    return service(this.modeler, name);
  }

  readonly create: CreateModdle = (type, attributes) =>
    this.on('bpmnFactory').create(type, attributes as never) as Moddle;

  /** Makes all commands within `change` one step with this name; the same `merge` in a row is one step. */
  act<T>(label: Text, change: () => T, merge?: string): T {
    this.intent = merge === undefined ? { label } : { label, merge };
    return change();
  }

  element(id: string): Element | undefined {
    return this.on('elementRegistry').get(id) as Element | undefined;
  }

  root(): Element {
    return this.on('canvas').getRootElement() as Element;
  }

  /** The one selected element; the process itself where nothing (or more than one thing) is selected. */
  selected(): Element {
    const [first, ...more] = this.on('selection').get() as Element[];
    return first && more.length === 0 ? first : this.root();
  }

  /** Selects and, where the canvas is on screen, brings it into view. */
  select(id: string): void {
    const element = this.element(id);
    if (!element) return;
    const root = this.on('canvas').findRoot(element as never);
    if (root) this.on('canvas').setRootElement(root);
    this.on('selection').select(element as never);
    this.on('canvas').scrollToElement(element as never, 80);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Grows with each change of model or selection. */
  getTurn = (): number => this.turn;
  ready = (): boolean => this.generation > 0 && !this.importing;
  problem = (): unknown => this.failure;

  undo(mark: CanvasMark, process: string): void {
    this.replay(mark, mark.to, process, (stack) => {
      while (stackIndex(stack) > mark.from && stack.canUndo()) stack.undo();
    });
  }

  redo(mark: CanvasMark, process: string): void {
    this.replay(mark, mark.from, process, (stack) => {
      while (stackIndex(stack) < mark.to && stack.canRedo()) stack.redo();
    });
  }

  destroy(): void {
    this.destroyed = true;
    for (const end of this.ends) end();
    this.modeler.destroy();
  }

  /** Moves along the canvas's own stack where the step was made on it; else `follow` imports what is different. */
  private replay(
    mark: CanvasMark,
    expected: number,
    process: string,
    move: (stack: Services['commandStack']) => void,
  ): void {
    const stack = this.on('commandStack');
    if (mark.generation !== this.generation || stackIndex(stack) !== expected) return;
    this.muted = true;
    try {
      move(stack);
    } finally {
      this.muted = false;
    }
    this.index = stackIndex(stack);
    this.known = process;
    this.publish();
  }

  private commandsChanged(): void {
    if (this.muted || this.importing) return;
    const intent = this.intent;
    const label = intent?.label ?? stepLabel(this.command);
    this.command = undefined;
    if (this.capturing) return;
    this.capturing = true;
    void this.capture({ ...intent, label });
  }

  /** Writes the XML within the same task: no click or key can come between the command and its step. */
  private async capture(intent: Intent): Promise<void> {
    await Promise.resolve();
    this.intent = undefined;
    const to = stackIndex(this.on('commandStack'));
    const { xml } = await this.modeler.saveXML({ format: true });
    this.capturing = false;
    if (this.destroyed || xml === undefined) return;
    const canvas: CanvasMark = { generation: this.generation, from: this.index, to };
    this.index = to;
    this.known = xml;
    this.store.edit(intent.label, (body) => ({ ...body, process: xml }), {
      canvas,
      ...(intent.merge !== undefined && { merge: intent.merge }),
    });
    this.publish();
  }

  /** Imports the drawing when it was changed elsewhere: undo of an old step, the matrix of rights, a merge. */
  private async follow(): Promise<void> {
    const { process } = this.store.getSnapshot().body;
    if (process === this.known || this.importing || this.capturing || this.destroyed) return;
    this.importing = true;
    this.known = process;
    const first = this.generation === 0;
    const selected = first ? [] : (this.on('selection').get() as Element[]).map((one) => one.id);
    const view = first ? undefined : this.on('canvas').viewbox();
    try {
      await this.modeler.importXML(await layOut(process));
      this.failure = undefined;
      if (view) this.on('canvas').viewbox(view);
      else {
        this.on('canvas').resized();
        this.fit();
      }
      const [again] = selected.map((id) => this.element(id)).filter(Boolean);
      if (again) this.on('selection').select(again as never);
    } catch (error) {
      // Leaving while the import runs rejects it; nobody is there to see.
      if (!this.destroyed) this.failure = error;
    }
    this.generation++;
    this.index = -1;
    this.importing = false;
    if (this.destroyed) return;
    this.publish();
    await this.follow();
  }

  /** The whole drawing beside the palette, but never larger than life. */
  fit(): void {
    const canvas = this.on('canvas');
    const { inner, outer } = canvas.viewbox(false as never);
    if (outer.width === 0 || outer.height === 0) return;
    const covered = this.covered();
    const free = { width: outer.width - covered - 2 * MARGIN, height: outer.height - 2 * MARGIN };
    const scale = Math.max(SMALLEST, Math.min(1, free.width / inner.width, free.height / inner.height));
    canvas.viewbox({
      x: inner.x - (covered + MARGIN + Math.max(0, free.width - inner.width * scale) / 2) / scale,
      y: inner.y - (MARGIN + Math.max(0, free.height - inner.height * scale) / 3) / scale,
      width: outer.width / scale,
      height: outer.height / scale,
    });
  }

  /** Pixels on the left that the palette covers: it has one column or two, and none for readers. */
  private covered(): number {
    const palette = this.container.querySelector('.djs-palette');
    if (!palette) return 0;
    const edge = palette.getBoundingClientRect().right - this.container.getBoundingClientRect().left;
    return Math.max(0, edge);
  }

  /** The canvas measures its place once; a changed layout has to be told, and shows the whole drawing again. */
  private resized(): void {
    if (this.generation === 0 || this.importing) return;
    this.on('canvas').resized();
    this.fit();
  }

  private publish(): void {
    this.turn++;
    for (const listener of this.listeners) listener();
  }
}
