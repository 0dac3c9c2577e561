import type { Text } from '#runtime/model';
import { type Design, type DesignBody, type Problem, ProblemError } from '#runtime/wire';
import { mergeDocs, same } from './diff.ts';
import { emptyHistory, type History, push, redo, undo } from './history.ts';
import type {
  CanvasBridge,
  CanvasMark,
  DesignPort,
  DesignSnapshot,
  Doc,
  Kept,
  SaveState,
  Target,
} from './types.ts';

const SAVE_AFTER_MS = 1200;
const KEEP_AFTER_MS = 400;
const RETRY_MS = [2000, 5000, 10_000, 30_000];

/** Refusals that end by themselves: no network, a busy server, a session that ended and is signed in anew. */
const isPassing = ({ status, code }: Problem) =>
  status === 0 || status === 401 || code === 'csrf' || status === 429 || status >= 500;

export interface EditOptions {
  /** Same key in a row: one step (typing into one field). */
  readonly merge?: string;
  /** Only the canvas sets it. */
  readonly canvas?: CanvasMark;
}

/**
 * One draft on screen: its content, one undo stack over all its parts, autosave with a revision, and what is kept in
 * the browser. It knows neither React nor the server; both come in through `DesignPort` and `subscribe`.
 */
export class DesignStore {
  /** Whoever opened it may only look. */
  readonly readOnly: boolean;
  private doc: Doc;
  private saved: Doc;
  private version: number;
  private design: Design;
  private history: History;
  private state: SaveState;
  private bridge: CanvasBridge | undefined;
  private focus: DesignSnapshot['focus'];
  private snapshot: DesignSnapshot;
  private failures = 0;
  private disposed = false;
  private leaving = false;
  private cancelSave: (() => void) | undefined;
  private cancelKeep: (() => void) | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly flushers = new Set<() => void>();

  constructor(
    design: Design,
    private readonly port: DesignPort,
    kept?: Kept,
  ) {
    this.design = design;
    this.readOnly = port.refuse !== undefined;
    const server: Doc = { name: design.name, body: design.body };
    // Kept work of an older revision is taken only when something in it was never saved; saving it then asks.
    const useful = !this.readOnly && kept && (kept.version === design.version || !same(kept.doc, kept.saved));
    this.doc = useful ? kept.doc : server;
    this.saved = useful ? kept.saved : server;
    this.version = useful ? kept.version : design.version;
    this.history = useful ? { steps: kept.steps, done: kept.done } : emptyHistory;
    this.state = { kind: 'saved', at: Date.parse(design.savedAt) };
    this.snapshot = this.read();
    if (!same(this.doc, this.saved)) this.planSave();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): DesignSnapshot => this.snapshot;

  /** Changes the draft by one labelled step. The recipe answers a new body and shares what it does not change. */
  edit(label: Text, recipe: (body: DesignBody) => DesignBody, options: EditOptions = {}): void {
    this.commit(label, { ...this.doc, body: recipe(this.doc.body) }, options);
  }

  rename(name: string): void {
    this.commit({ zh: '改名称', en: 'Rename' }, { ...this.doc, name }, { merge: 'name' });
  }

  undo(): void {
    this.flush();
    const back = undo(this.history);
    if (!back) return;
    this.history = back.history;
    this.doc = back.step.before;
    if (back.step.canvas) this.bridge?.undo(back.step.canvas, this.doc.body.process);
    this.changed();
  }

  redo(): void {
    this.flush();
    const on = redo(this.history);
    if (!on) return;
    this.history = on.history;
    this.doc = on.step.after;
    if (on.step.canvas) this.bridge?.redo(on.step.canvas, this.doc.body.process);
    this.changed();
  }

  /** The live canvas signs in while it is on screen. */
  attachCanvas(bridge: CanvasBridge): () => void {
    this.bridge = bridge;
    return () => {
      if (this.bridge === bridge) this.bridge = undefined;
    };
  }

  /** Text fields that commit with a delay register here, so that undo and leaving lose nothing. */
  onFlush(flush: () => void): () => void {
    this.flushers.add(flush);
    return () => this.flushers.delete(flush);
  }

  /** The page goes away: what is typed is kept at once, also what the canvas writes down in a moment. */
  leave(): void {
    this.leaving = true;
    this.flush();
    void this.keep();
  }

  /** The page came back after all. */
  stay(): void {
    this.leaving = false;
  }

  flush(): void {
    for (const flush of this.flushers) flush();
  }

  show(target: Target): void {
    this.focus = { target, seq: (this.focus?.seq ?? 0) + 1 };
    this.publish();
  }

  /** Saves at once: before checking, releasing, leaving. True when the server has what is on screen. */
  async saveNow(): Promise<boolean> {
    this.flush();
    this.cancelSave?.();
    if (same(this.doc, this.saved)) return true;
    await this.send();
    return this.state.kind === 'saved';
  }

  /** Ends a conflict: keep mine, take theirs (can be undone), or both where they do not overlap. */
  resolve(choice: 'mine' | 'theirs' | 'both'): void {
    if (this.state.kind !== 'conflict') return;
    const { theirs } = this.state;
    const other: Doc = { name: theirs.name, body: theirs.body };
    const base = this.saved;
    this.design = theirs;
    this.version = theirs.version;
    this.saved = other;
    this.state = { kind: 'saved', at: Date.parse(theirs.savedAt) };
    if (choice === 'theirs') this.commit({ zh: '采用对方的版本', en: 'Take their version' }, other, {});
    else if (choice === 'both') {
      const { doc } = mergeDocs(base, this.doc, other);
      this.commit({ zh: '合并两边的改动', en: 'Merge both changes' }, doc, {});
    }
    this.changed();
  }

  /** What the screen learns from elsewhere: published, suspended. */
  setService(service: Design['service']): void {
    const { service: _old, ...rest } = this.design;
    this.design = service ? { ...rest, service } : rest;
    this.publish();
  }

  dispose(): void {
    this.flush();
    this.disposed = true;
    this.cancelSave?.();
    this.cancelKeep?.();
    void this.keep();
    if (!same(this.doc, this.saved) && this.state.kind !== 'conflict') void this.send();
  }

  private commit(label: Text, after: Doc, options: EditOptions): void {
    if (same(after, this.doc)) return;
    if (this.port.refuse) {
      this.port.refuse();
      this.publish();
      return;
    }
    this.history = push(this.history, { label, before: this.doc, after, at: this.port.now(), ...options });
    this.doc = after;
    this.changed();
  }

  private changed(): void {
    if (this.state.kind !== 'conflict' && this.state.kind !== 'saving') {
      if (!same(this.doc, this.saved)) {
        if (this.state.kind !== 'offline') this.state = { kind: 'waiting' };
        this.planSave();
      } else {
        this.cancelSave?.();
        if (this.state.kind !== 'saved') this.state = { kind: 'saved', at: Date.parse(this.design.savedAt) };
      }
    }
    this.cancelKeep?.();
    if (this.leaving) void this.keep();
    else this.cancelKeep = this.port.later(KEEP_AFTER_MS, () => void this.keep());
    this.publish();
  }

  private planSave(ms = SAVE_AFTER_MS): void {
    this.cancelSave?.();
    this.cancelSave = this.port.later(ms, () => void this.send());
  }

  private async send(): Promise<void> {
    if (this.state.kind === 'saving' || this.state.kind === 'conflict') return;
    const sent = this.doc;
    this.setState({ kind: 'saving' });
    try {
      this.took(await this.port.save(this.design.id, this.version, sent), sent);
    } catch (error) {
      await this.refused(error, sent);
    }
  }

  private took(design: Design, sent: Doc): void {
    this.failures = 0;
    this.design = design;
    this.version = design.version;
    this.saved = sent;
    this.setState({ kind: 'saved', at: Date.parse(design.savedAt) });
    void this.keep();
    if (!same(this.doc, sent)) this.changed();
  }

  private async refused(error: unknown, sent: Doc): Promise<void> {
    if (!(error instanceof ProblemError)) {
      this.setState({ kind: 'waiting' });
      throw error;
    }
    const { problem } = error;
    if (problem.status === 412) return this.conflict(sent);
    if (isPassing(problem)) {
      this.setState({ kind: 'offline' });
      this.retry();
    } else {
      this.setState({ kind: 'refused', problem });
    }
  }

  private async conflict(sent: Doc): Promise<void> {
    try {
      const theirs = await this.port.load(this.design.id);
      // Our own save whose answer was lost on the way comes back as a conflict with ourselves.
      if (same({ name: theirs.name, body: theirs.body }, sent)) this.took(theirs, sent);
      else this.setState({ kind: 'conflict', theirs });
    } catch {
      this.setState({ kind: 'offline' });
      this.retry();
    }
  }

  private retry(): void {
    if (this.disposed) return;
    this.planSave(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]);
  }

  /** Writes what a reload needs; called with a delay, and at once when the page goes away. */
  async keep(): Promise<void> {
    if (this.readOnly) return;
    const { steps, done } = this.history;
    const { doc, saved, version } = this;
    await this.port.keep({ id: this.design.id, version, saved, doc, steps, done });
  }

  private setState(state: SaveState): void {
    this.state = state;
    this.publish();
  }

  private publish(): void {
    this.snapshot = this.read();
    for (const listener of this.listeners) listener();
  }

  private read(): DesignSnapshot {
    const undoLabel = this.history.steps[this.history.done - 1]?.label;
    const redoLabel = this.history.steps[this.history.done]?.label;
    const { id, service, base } = this.design;
    return {
      id,
      name: this.doc.name,
      body: this.doc.body,
      version: this.version,
      readOnly: this.readOnly,
      saved: this.saved,
      save: this.state,
      ...(service && { service }),
      ...(base && { base }),
      ...(undoLabel && { undoLabel }),
      ...(redoLabel && { redoLabel }),
      ...(this.focus && { focus: this.focus }),
    };
  }
}
