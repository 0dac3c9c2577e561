/** The drawing in the workspace, and reading and writing it without a canvas. */

export { type Aspect, compareDrawings, type DrawingChange, type DrawnElement } from './model/compare.ts';
export type { Assignment, ButtonSpec, Deadline, FormUse, Settings } from './model/settings.ts';
export { type FormStep, readSteps, writeStepForm } from './model/steps.ts';
export { useDecisions } from './panel/decisions.ts';

/** The tab with canvas, outline and panel; bpmn-js comes only with it. */
export const loadProcessTab = async () => (await import('./process-tab.tsx')).ProcessTab;
