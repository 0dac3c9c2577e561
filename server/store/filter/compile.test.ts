import fc from 'fast-check';
import { Query } from 'mingo';
import { beforeAll, describe, expect, it } from 'vitest';
import { indexes } from '../indexes.ts';
import type { Filter, Json } from '../port.ts';
import { type Database, loadSqlite } from '../sqlite/driver.ts';
import { migrate } from '../sqlite/migrations/index.ts';
import { reconcileIndexes } from '../sqlite/reconcile.ts';
import { compileFilter } from './compile.ts';

/**
 * MongoDB's meaning is the promise, mingo its oracle: random documents times random filters give the same ids.
 * `candidatePosts` is looked up by a table of its own, `received` holds many values without one; `many` and `rows`
 * were not declared, so they are reached by $elemMatch, $size and $exists only.
 */

const paths = {
  tasks: ['a', 'b.c', 'b.d', 'name', 'space', '_id'],
  many: ['candidatePosts', 'candidateUsers'],
};
const words = ['', 'a', 'b', 'ab', '街', '[1]', '{"x":1}', '1', 'true', 'null', "it's", 'z'];
const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 4, arbitrary: fc.constantFrom(-1, 0, 1, 2, 1.5, 100, 1e21) },
  fc.boolean(),
  fc.constant(null),
);
const comparable = fc.oneof(fc.constantFrom(...words), fc.constantFrom(-1, 0, 1, 1.5, 99));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });

const documents = fc.array(
  fc.record({
    a: maybe(scalar),
    name: maybe(scalar),
    b: maybe(fc.oneof(fc.record({ c: maybe(scalar), d: maybe(scalar) }), scalar)),
    space: fc.constantFrom('a', 'b', '1'),
    candidatePosts: maybe(fc.oneof(fc.array(scalar, { maxLength: 3 }), scalar)),
    candidateUsers: maybe(fc.oneof(fc.array(scalar, { maxLength: 3 }), scalar)),
    list: maybe(fc.array(scalar, { maxLength: 3 })),
    // Objects only: mingo lets plain elements match by fields, MongoDB does not; see the test of other shapes.
    rows: maybe(fc.array(fc.record({ x: maybe(scalar), y: maybe(scalar) }), { maxLength: 3 })),
  }),
  { minLength: 1, maxLength: 12 },
);

const operators = fc.oneof(
  fc.record({ $eq: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $gt: comparable }),
  fc.record({ $gte: comparable }),
  fc.record({ $lt: comparable }),
  fc.record({ $lte: comparable }),
  fc.record({ $gt: comparable, $lt: comparable }),
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $exists: fc.boolean() }),
);
const test = fc.oneof({ weight: 4, arbitrary: operators }, fc.record({ $not: operators }));
const onScalar = fc
  .tuple(fc.constantFrom(...paths.tasks), fc.oneof(scalar, test))
  .map(([path, operand]) => ({ [path]: operand }));
const onMany = fc
  .tuple(
    fc.constantFrom(...paths.many),
    fc.oneof(
      scalar,
      test,
      fc.record({ $all: fc.array(scalar, { maxLength: 3 }) }),
      fc.record({ $size: fc.nat(3) }),
      fc.record({ $elemMatch: operators }),
    ),
  )
  .map(([path, operand]) => ({ [path]: operand }));
const onList = fc
  .oneof(
    fc.record({ $elemMatch: operators }),
    fc.record({ $size: fc.nat(3) }),
    fc.record({ $exists: fc.boolean() }),
    fc.record({ $not: fc.record({ $elemMatch: operators }) }),
  )
  .map((operand) => ({ list: operand }));
const onRows = fc
  .tuple(fc.constantFrom('x', 'y'), fc.oneof(scalar, test), maybe(fc.oneof(scalar, operators)))
  .map(([path, operand, other]) => ({
    rows: { $elemMatch: { [path]: operand, ...(other !== undefined && path === 'x' && { y: other }) } },
  }));
const leaf = fc.oneof({ weight: 4, arbitrary: onScalar }, { weight: 3, arbitrary: onMany }, onList, onRows);
const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    leaf as fc.Arbitrary<Filter>,
    fc.tuple(leaf, leaf).map(([one, two]) => ({ ...one, ...two }) as Filter),
    fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('filter'), { minLength: 1, maxLength: 3 }))
      .map(([operator, parts]) => ({ [operator]: parts })),
  ),
})).filter;

describe('a filter', () => {
  let db: Database;
  beforeAll(async () => {
    db = new (await loadSqlite()).DatabaseSync(':memory:');
    migrate(db);
    reconcileIndexes(db);
  });

  function idsBySql(filter: Filter): string[] {
    const { text, params } = compileFilter('tasks', filter);
    const rows = db.prepare(`select _id from tasks where ${text} order by _id`).all(...params);
    return rows.map((row) => String(row._id));
  }

  function store(docs: readonly Readonly<Record<string, unknown>>[]): void {
    db.exec('delete from tasks');
    const insert = db.prepare('insert into tasks (_id, space, version, body) values (?, ?, 1, ?)');
    for (const { _id, space, version: _, ...body } of docs) {
      insert.run(String(_id), String(space), JSON.stringify(body));
    }
  }

  it('means what it means in MongoDB', () => {
    const seen = new Map<string, { some: number; none: number; all: number }>();
    let runs = 0;
    fc.assert(
      fc.property(documents, fc.array(filters, { minLength: 4, maxLength: 4 }), (bodies, some) => {
        const docs = bodies.map((body, index) =>
          // Through JSON, as the store keeps them: undefined is missing.
          JSON.parse(JSON.stringify({ _id: words[index] || `id${index}`, version: 1, ...body })),
        );
        store(docs);
        for (const filter of some) {
          const query = new Query(forMingo(filter) as ConstructorParameters<typeof Query>[0]);
          const expected = docs.filter((doc) => query.test(doc)).map((doc) => String(doc._id));
          expect(idsBySql(filter)).toEqual(expected.sort(byBytes));
          runs += 1;
          count(seen, filter, expected.length, docs.length);
        }
      }),
      { numRuns: 1500 },
    );
    expect(runs).toBeGreaterThanOrEqual(6000);
    // Each operator was met where it matched some documents, and where it matched none or all.
    const operators = '$eq $ne $gt $gte $lt $lte $in $nin $exists $not $all $size $elemMatch $and $or $nor';
    for (const operator of operators.split(' ')) {
      const { some = 0, none = 0, all = 0 } = seen.get(operator) ?? {};
      expect(some, `${operator} that matched some`).toBeGreaterThan(5);
      expect(none + all, `${operator} that matched none or all`).toBeGreaterThan(20);
    }
  });

  it('finds nothing and breaks nothing where the JSON is of another shape', () => {
    store([{ _id: 'x', space: 's', a: '[not json', rows: ['{', 1, [], { x: '[' }], b: '{' }]);
    expect(idsBySql({ rows: { $elemMatch: { x: '[' } } })).toEqual(['x']);
    expect(idsBySql({ 'b.c': null })).toEqual(['x']);
    expect(idsBySql({ candidatePosts: { $size: 0 } })).toEqual([]);
  });

  it('is about declared paths only where it speaks of many values', () => {
    expect(Object.keys(indexes.tasks.many ?? {})).toEqual(expect.arrayContaining(paths.many));
  });
});

/** mingo's `$all` does not look at single values and null as MongoDB's does, which is defined as an `$and`. */
function forMingo(filter: Json): Json {
  if (Array.isArray(filter)) return filter.map(forMingo);
  if (typeof filter !== 'object' || filter === null) return filter;
  const parts = Object.entries(filter).map(([key, value]): Json => {
    const all = (value as { $all?: Json[] } | null)?.$all;
    if (all === undefined) return { [key]: forMingo(value ?? null) };
    return all.length === 0 ? { $nor: [{}] } : { $and: all.map((one) => ({ [key]: one })) };
  });
  return parts.some((part) => '$and' in (part as object)) && parts.length > 1
    ? { $and: parts }
    : Object.assign({}, ...parts);
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function count(
  seen: Map<string, { some: number; none: number; all: number }>,
  filter: Json,
  matched: number,
  of: number,
): void {
  for (const operator of new Set(JSON.stringify(filter).match(/\$[a-zA-Z]+/g) ?? [])) {
    const counter = seen.get(operator) ?? { some: 0, none: 0, all: 0 };
    counter[matched === 0 ? 'none' : matched === of ? 'all' : 'some'] += 1;
    seen.set(operator, counter);
  }
}
