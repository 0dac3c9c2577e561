import { compare, identical } from '../compare.ts';
import { parseRange } from '../parse-range.ts';
import { FeelRange } from '../range.ts';
import { type Form, form, type Library } from './define.ts';

/** A point counts as a range of itself alone. */
const asRange = (value: unknown): FeelRange =>
  value instanceof FeelRange ? value : new FeelRange(value, value, true, true);

/** An open end is further out than any point. */
function ends(a: FeelRange, b: FeelRange): { ss: number; se: number; es: number; ee: number } | undefined {
  const order = (x: unknown, y: unknown, ifX: number, ifY: number): number | null =>
    x === null ? (y === null ? (ifX === ifY ? 0 : ifX) : ifX) : y === null ? ifY : compare(x, y);
  const ss = order(a.start, b.start, -1, 1);
  const se = order(a.start, b.end, -1, -1);
  const es = order(a.end, b.start, 1, 1);
  const ee = order(a.end, b.end, 1, -1);
  if (ss === null || se === null || es === null || ee === null) return undefined;
  if (a.start === null && b.start === null)
    return { ss: 0, se, es, ee: a.end === null && b.end === null ? 0 : ee };
  return { ss, se, es, ee: a.end === null && b.end === null ? 0 : ee };
}

type Relation = (
  a: FeelRange,
  b: FeelRange,
  at: { ss: number; se: number; es: number; ee: number },
) => boolean;

const relation =
  (test: Relation) =>
  (x: unknown, y: unknown): boolean | undefined => {
    const [a, b] = [asRange(x), asRange(y)];
    const at = ends(a, b);
    return at && test(a, b, at);
  };

const before: Relation = (a, b, { es }) => es < 0 || (es === 0 && !(a.withEnd && b.withStart));
const meets: Relation = (a, b, { es }) => es === 0 && a.withEnd && b.withStart;
const overlaps: Relation = (a, b, { es, se }) =>
  (es > 0 || (es === 0 && a.withEnd && b.withStart)) && (se < 0 || (se === 0 && a.withStart && b.withEnd));
const startsEarlier: Relation = (a, b, { ss }) => ss < 0 || (ss === 0 && a.withStart && !b.withStart);
const endsEarlier: Relation = (a, b, { ee }) => ee < 0 || (ee === 0 && !a.withEnd && b.withEnd);
const contains: Relation = (a, b, { ss, ee }) =>
  (ss < 0 || (ss === 0 && (a.withStart || !b.withStart))) &&
  (ee > 0 || (ee === 0 && (a.withEnd || !b.withEnd)));
const starts: Relation = (a, b, { ss, ee }) =>
  ss === 0 && a.withStart === b.withStart && (ee < 0 || (ee === 0 && (!a.withEnd || b.withEnd)));
const finishes: Relation = (a, b, { ss, ee }) =>
  ee === 0 && a.withEnd === b.withEnd && (ss > 0 || (ss === 0 && (!a.withStart || b.withStart)));
const same: Relation = (a, b, { ss, ee }) =>
  ss === 0 && ee === 0 && a.withStart === b.withStart && a.withEnd === b.withEnd;

const turned =
  (test: Relation): Relation =>
  (a, b) => {
    const at = ends(b, a);
    return at !== undefined && test(b, a, at);
  };

const points = (test: Relation): readonly Form[] => [
  form('point1: any, point2: any', relation(test)),
  form('point: any, range: range', relation(test)),
  form('range: range, point: any', relation(test)),
  form('range1: range, range2: range', relation(test)),
];
const pairs = (test: Relation): readonly Form[] => [form('range1: range, range2: range', relation(test))];
const pointIn = (test: Relation): readonly Form[] => [
  form('point: any, range: range', relation(test)),
  form('range1: range, range2: range', relation(test)),
];
const rangeOver = (test: Relation): readonly Form[] => [
  form('range: range, point: any', relation(test)),
  form('range1: range, range2: range', relation(test)),
];

export const RANGES: Library = {
  before: points(before),
  after: points(turned(before)),
  meets: pairs(meets),
  'met by': pairs(turned(meets)),
  overlaps: pairs(overlaps),
  'overlaps before': pairs(
    (a, b, at) =>
      overlaps(a, b, at) &&
      startsEarlier(a, b, at) &&
      (endsEarlier(a, b, at) || same(a, b, at) || at.ee === 0),
  ),
  'overlaps after': pairs(
    turned(
      (a, b, at) => overlaps(a, b, at) && startsEarlier(a, b, at) && (endsEarlier(a, b, at) || at.ee === 0),
    ),
  ),
  finishes: pointIn(finishes),
  'finished by': rangeOver(turned(finishes)),
  includes: rangeOver(contains),
  during: pointIn(turned(contains)),
  starts: pointIn(starts),
  'started by': rangeOver(turned(starts)),
  coincides: [
    form('point1: any, point2: any', relation(same)),
    form('range1: range, range2: range', relation(same)),
  ],
  range: [form('from: string', (text: string) => parseRange(text) ?? undefined)],
  is: [form('value1: any, value2: any', identical)],
};
