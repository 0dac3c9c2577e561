/** Work outside of any system, on paper or by hand: nothing to wait for. */
export { task as manualTask } from './task.ts';
