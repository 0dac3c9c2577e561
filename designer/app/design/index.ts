/**
 * The draft that is open in the workspace. Screens read it with `useDesign()` and change it with
 * `edit({ zh, en }, (body) => newBody, { merge? })`: one undo stack over canvas, panels, rules, forms and pages.
 */
export { changedParts, mergeDocs, type PartId, same } from './diff.ts';
export { type DesignHandle, DesignProvider, useDesign, useDesignStore, useFocusTarget } from './hooks.tsx';
export { DesignStore, type EditOptions } from './store.ts';
export type {
  CanvasBridge,
  CanvasMark,
  DesignPort,
  DesignSnapshot,
  Doc,
  Kept,
  SaveState,
  Step,
  Target,
} from './types.ts';
