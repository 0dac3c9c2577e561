/** The drawing in the workspace, and reading and writing it without a canvas. */

export type { Assignment, ButtonSpec, Deadline, FormUse, Settings } from './model/settings.ts';
export { type FormStep, readSteps, writeStepForm } from './model/steps.ts';
export { ProcessTab } from './process-tab.tsx';
