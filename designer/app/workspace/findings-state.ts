import type { Finding } from '#runtime/model';
import { cell } from '../external.ts';

interface FindingsState {
  /** Absent: not checked yet. */
  readonly findings?: readonly Finding[];
  readonly open: boolean;
}

const state = cell<FindingsState>({ open: false });

/** Puts findings into the panel below; `open` unfolds it (somebody asked), else it only counts. */
export function showFindings(findings: readonly Finding[], open: boolean): void {
  state.set({ findings, open: open || state.get().open });
}

export function foldFindings(open: boolean): void {
  state.set({ ...state.get(), open });
}

export function forgetFindings(): void {
  state.set({ open: false });
}

export const useFindings = state.use;
