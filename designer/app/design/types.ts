import type { Text } from '#runtime/model';
import type { Design, DesignBody, Problem } from '#runtime/wire';

/** What one draft is: its name and everything a release will freeze. Never changed in place. */
export interface Doc {
  readonly name: string;
  readonly body: DesignBody;
}

/**
 * Where a canvas step stands on bpmn-js's own command stack, so that undoing it moves shapes instead of importing anew.
 * A mark is good only for the import (`generation`) it was made in.
 */
export interface CanvasMark {
  readonly generation: number;
  /** Index of the command stack before and after. */
  readonly from: number;
  readonly to: number;
}

/** One entry of the one undo stack. */
export interface Step {
  readonly label: Text;
  readonly before: Doc;
  readonly after: Doc;
  /** Steps in a row with the same key become one (typing into one field). */
  readonly merge?: string;
  readonly at: number;
  readonly canvas?: CanvasMark;
}

/** The live canvas, while it is on screen. Where it cannot follow by its own stack, it imports the drawing anew. */
export interface CanvasBridge {
  undo(mark: CanvasMark, process: string): void;
  redo(mark: CanvasMark, process: string): void;
}

export type SaveState =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'conflict'; readonly theirs: Design };

/** What "show me" leads to. */
export type Target =
  | { readonly kind: 'element'; readonly element: string; readonly path?: readonly string[] }
  | { readonly kind: 'field'; readonly form: string; readonly path?: string }
  /** `section`: id of a heading on that tab. */
  | { readonly kind: 'tab'; readonly tab: string; readonly section?: string };

/** Everything a screen may read of the draft; a new object after each change. */
export interface DesignSnapshot {
  readonly id: string;
  readonly name: string;
  readonly body: DesignBody;
  /** Revision on the server that the draft is based on. */
  readonly version: number;
  /** This person may look and release, but not design. */
  readonly readOnly: boolean;
  /** As the server has it; differs from `body` while something waits to be saved. */
  readonly saved: Doc;
  readonly service?: Design['service'];
  readonly base?: Design['base'];
  readonly save: SaveState;
  readonly undoLabel?: Text;
  readonly redoLabel?: Text;
  /** Last "show me", with a number that grows so that the same target can be asked for twice. */
  readonly focus?: { readonly target: Target; readonly seq: number };
}

/** What is kept in the browser so that typed work and the undo stack survive a reload. */
export interface Kept {
  readonly id: string;
  readonly version: number;
  readonly saved: Doc;
  readonly doc: Doc;
  readonly steps: readonly Step[];
  readonly done: number;
}

/** What the store asks of the world around it. */
export interface DesignPort {
  load(id: string): Promise<Design>;
  save(id: string, version: number, doc: Doc): Promise<Design>;
  keep(kept: Kept): Promise<void>;
  now(): number;
  /** Present where this person may only look: tells them so when a screen tries to change something. */
  refuse?(): void;
  /** Runs `act` after `ms`; the answer cancels it. */
  later(ms: number, act: () => void): () => void;
}
