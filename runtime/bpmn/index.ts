/** BPMN XML → executable graph with findings. */

export { compileBpmn, compileDefinitions, type ParseNote } from './compile.ts';
export type * from './graph.ts';
export { createModdle, moddleExtensions } from './moddle.ts';
export type { ModelElement } from './read/model.ts';
export { type ElementType, elementTypes, meaningOf } from './symbols.ts';
export { afterDuration, parseInstant } from './time/iso.ts';
export { afterEvery, firstOf, parseRepeat, type Repeat } from './time/repeat.ts';
export type * from './types.ts';
