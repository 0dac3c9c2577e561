import type { CanvasMark, Doc, Step } from './types.ts';

/** The one undo stack: `steps[0 … done)` are done, the rest can be redone. */
export interface History {
  readonly steps: readonly Step[];
  readonly done: number;
}

export const emptyHistory: History = { steps: [], done: 0 };

/** Typing goes on in one step as long as pauses are shorter than this. */
const MERGE_WITHIN_MS = 3000;
const MAX_STEPS = 200;
/** Drawings are the only large part; structural sharing makes the rest nearly free. */
const MAX_PROCESS_CHARS = 8_000_000;

/** Adds a step; what could be redone is gone. */
export function push(history: History, step: Step): History {
  const done = history.steps.slice(0, history.done);
  const last = done.at(-1);
  if (last && continues(last, step)) {
    done[done.length - 1] = merged(last, step);
    return { steps: done, done: done.length };
  }
  return bounded([...done, step]);
}

export function undo(history: History): { history: History; step: Step } | undefined {
  const step = history.steps[history.done - 1];
  return step && { history: { ...history, done: history.done - 1 }, step };
}

export function redo(history: History): { history: History; step: Step } | undefined {
  const step = history.steps[history.done];
  return step && { history: { ...history, done: history.done + 1 }, step };
}

function continues(last: Step, step: Step): boolean {
  if (step.merge === undefined || last.merge !== step.merge) return false;
  if (step.at - last.at > MERGE_WITHIN_MS) return false;
  // A canvas step can only grow by the canvas command that follows it directly.
  const [a, b] = [last.canvas, step.canvas];
  return a === undefined ? b === undefined : b?.generation === a.generation && b.from === a.to;
}

function merged(last: Step, step: Step): Step {
  const canvas: CanvasMark | undefined =
    last.canvas && step.canvas ? { ...step.canvas, from: last.canvas.from } : undefined;
  return { ...step, before: last.before, ...(canvas && { canvas }) };
}

function bounded(steps: readonly Step[]): History {
  let chars = 0;
  let first = Math.max(0, steps.length - MAX_STEPS);
  let previous: Doc | undefined;
  for (let i = steps.length - 1; i >= first; i--) {
    const doc = steps[i]?.before;
    if (doc && doc.body.process !== previous?.body.process) chars += doc.body.process.length;
    previous = doc;
    if (chars > MAX_PROCESS_CHARS) first = i + 1;
  }
  const kept = steps.slice(first);
  return { steps: kept, done: kept.length };
}
