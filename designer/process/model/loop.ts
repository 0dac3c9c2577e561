import {
  type CreateModdle,
  changed,
  extension,
  type Moddle,
  refOf,
  textOf,
  withExtension,
} from './moddle.ts';

/** How the members of a list do a step: all of them at once, until one of them has, or one after another. */
export type LoopMode = 'all' | 'any' | 'turn';

export interface Loop {
  readonly mode: LoopMode;
  /** FEEL: the list that is gone through. */
  readonly list: string;
  /** The name under which formulas of the step read their member. */
  readonly item: string;
  /** FEEL: when enough members are done, where `mode` does not say it. */
  readonly enough?: string;
  /** What each member's result is collected into, and what of it (FEEL). */
  readonly collect?: { readonly into: string; readonly what: string };
}

const ZEEBE = 'zeebe:LoopCharacteristics';
const LOOP = 'bpmn:MultiInstanceLoopCharacteristics';
/** What "any of them" is written as. */
const FIRST_IS_ENOUGH = '=numberOfCompletedInstances >= 1';
const ONE_DONE = /^=\s*numberOfCompletedInstances\s*(>=\s*1|=\s*1|>\s*0)\s*$/;

/** `other`: repeats in a way that is not asked for here (a number of times, a condition); kept as it is. */
export function readLoop(model: Moddle): Loop | 'other' | undefined {
  const loop = refOf(model, 'loopCharacteristics');
  if (!loop) return undefined;
  const zeebe = extension(loop, ZEEBE);
  const list = zeebe && textOf(zeebe, 'inputCollection');
  if (loop.$type !== LOOP || !zeebe || list === undefined) return 'other';
  const condition = refOf(loop, 'completionCondition');
  const enough = condition && textOf(condition, 'body');
  const turn = loop.get('isSequential') === true;
  const one = enough !== undefined && ONE_DONE.test(enough) && !turn;
  const [into, what] = [textOf(zeebe, 'outputCollection'), textOf(zeebe, 'outputElement')];
  return {
    mode: turn ? 'turn' : one ? 'any' : 'all',
    list,
    item: textOf(zeebe, 'inputElement') ?? '',
    ...(enough !== undefined && !one && { enough }),
    ...((into !== undefined || what !== undefined) && { collect: { into: into ?? '', what: what ?? '' } }),
  };
}

/** The loop said anew, for `updateProperties`; what else stands at it is kept. */
export function writeLoop(create: CreateModdle, model: Moddle, loop: Loop): Moddle {
  const found = refOf(model, 'loopCharacteristics');
  const old = found?.$type === LOOP ? found : undefined;
  const zeebe = changed(create, ZEEBE, old && extension(old, ZEEBE), {
    inputCollection: loop.list,
    inputElement: loop.item || undefined,
    outputCollection: loop.collect?.into || undefined,
    outputElement: loop.collect?.what || undefined,
  });
  const enough = loop.mode === 'any' ? FIRST_IS_ENOUGH : loop.enough;
  const before = old && refOf(old, 'completionCondition');
  const condition =
    enough === undefined || enough === ''
      ? undefined
      : before && (textOf(before, 'body') === enough || (loop.mode === 'any' && isOne(before)))
        ? before
        : create('bpmn:FormalExpression', { body: enough });
  return changed(create, LOOP, old, {
    isSequential: loop.mode === 'turn' ? true : undefined,
    completionCondition: condition,
    extensionElements: withExtension(create, old ?? create(LOOP), ZEEBE, zeebe),
  });
}

const isOne = (condition: Moddle) => ONE_DONE.test(textOf(condition, 'body') ?? '');

/** Where the members come from, in words that can be asked for; else it is a formula. */
export type ListSource =
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'fixed'; readonly values: readonly string[] }
  | { readonly kind: 'formula' };

const PATH = /^=\s*([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)\s*$/u;
const FIXED = /^=\s*\[\s*((?:"[^"\\]*"\s*(?:,\s*"[^"\\]*"\s*)*)?)\]\s*$/;

export function readList(feel: string): ListSource {
  const path = PATH.exec(feel)?.[1];
  if (path !== undefined) return { kind: 'field', path };
  const inside = FIXED.exec(feel)?.[1];
  if (inside === undefined) return { kind: 'formula' };
  return { kind: 'fixed', values: [...inside.matchAll(/"([^"]*)"/g)].map(([, value]) => value ?? '') };
}

export const fixedList = (values: readonly string[]): string =>
  `=[${values.map((value) => JSON.stringify(value)).join(', ')}]`;

/** Names by which the loops around (and at) an element give their member. */
export function itemsAround(model: Moddle): readonly string[] {
  const names: string[] = [];
  for (let at: Moddle | undefined = model; at; at = at.$parent) {
    const loop = readLoop(at);
    if (loop && loop !== 'other' && loop.item) names.push(loop.item);
  }
  return names;
}
