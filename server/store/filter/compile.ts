/**
 * The documented subset of MongoDB's filter language, as SQL with parameters.
 *
 * - `{ path: scalar }`, `$eq $ne $in $nin`: scalars; null equals a missing field, as in MongoDB.
 * - `$gt $gte $lt $lte`: numbers or texts, compared within their kind.
 * - `$exists`, `$not` (of operators), `$and $or $nor`.
 * - Paths declared as holding many values match when one element does; they also take `$all`, `$size`.
 * - `$elemMatch` with operators (elements are plain values) or with fields (elements are objects).
 * - Any other array matches as a whole, that is: only by `$exists`, `$size` and `$elemMatch`.
 * - Search in texts is `$all` over grams; there is no regular expression, no `$where`, no `$expr`.
 */
import { indexes } from '../indexes.ts';
import { quote } from '../paths.ts';
import { type Collection, type Filter, StoreError } from '../port.ts';
import { type Field, fieldOf, inside } from './fields.ts';
import {
  compares,
  equals,
  isComparison,
  isScalar,
  join,
  never,
  not,
  oneOf,
  type Scalar,
  type Sql,
} from './test.ts';

export type { Sql } from './test.ts';

const maxDepth = 16;
const maxTests = 400;
const maxList = 1000;

/** Where a test stands: the document, or an element of an array. */
interface Place {
  readonly collection?: Collection;
  readonly field: (path: string) => Field;
  readonly depth: number;
  readonly budget: { tests: number; alias: number };
}

/**
 * @returns SQL for a `where` on the collection's table
 * @throws StoreError `bad-filter` for what is not in the subset, hostile names, or a filter that is too large
 */
export function compileFilter(collection: Collection, filter: Filter): Sql {
  return all({ collection, field: fieldOf, depth: 0, budget: { tests: 0, alias: 0 } }, filter);
}

function all(place: Place, filter: unknown): Sql {
  if (!isPlain(filter)) return refuse('Expected a filter to be an object.');
  if (place.depth > maxDepth) return refuse('The filter is nested too deeply.');
  const parts = Object.entries(filter).map(([key, value]) =>
    key.startsWith('$') ? logical(place, key, value) : onPath(place, key, value),
  );
  return parts.length === 0 ? { text: '1', params: [] } : join('and', parts);
}

function logical(place: Place, operator: string, value: unknown): Sql {
  if (operator !== '$and' && operator !== '$or' && operator !== '$nor') {
    return refuse(`Operator ${quote(operator)} is not known here.`);
  }
  if (!Array.isArray(value) || value.length === 0)
    return refuse(`Expected ${operator} with a list of filters.`);
  const deeper = { ...place, depth: place.depth + 1 };
  const parts = value.map((part) => all(deeper, part));
  return operator === '$nor' ? not(join('or', parts)) : join(operator === '$or' ? 'or' : 'and', parts);
}

function onPath(place: Place, path: string, value: unknown): Sql {
  if (isScalar(value)) return operation(place, path, '$eq', value);
  if (!isPlain(value)) return refuse(`Expected a plain value or operators for ${quote(path)}.`);
  const parts = Object.entries(value).map(([operator, operand]) => operation(place, path, operator, operand));
  return parts.length === 0 ? refuse(`Expected operators for ${quote(path)}.`) : join('and', parts);
}

function operation(place: Place, path: string, operator: string, operand: unknown): Sql {
  place.budget.tests += 1;
  if (place.budget.tests > maxTests) return refuse(`A filter has at most ${maxTests} tests.`);
  if (isComparison(operator)) return some(place, path, (field) => compares(field, operator, operand));
  switch (operator) {
    case '$eq':
      return memberOf(place, path, [scalar(operator, operand)]);
    case '$ne':
      return not(memberOf(place, path, [scalar(operator, operand)]));
    case '$in':
      return memberOf(place, path, scalars(operator, operand));
    case '$nin':
      return not(memberOf(place, path, scalars(operator, operand)));
    case '$all': {
      const values = scalars(operator, operand);
      return values.length === 0
        ? never
        : join(
            'and',
            values.map((value) => memberOf(place, path, [value])),
          );
    }
    case '$not':
      if (!isPlain(operand)) return refuse('Expected $not with operators.');
      return not(onPath({ ...place, depth: deeper(place) }, path, operand));
    case '$exists':
      if (typeof operand !== 'boolean') return refuse('Expected $exists with true or false.');
      return { text: `${place.field(path).type} is ${operand ? 'not null' : 'null'}`, params: [] };
    case '$size':
      if (typeof operand !== 'number' || !Number.isInteger(operand))
        return refuse('Expected $size with a number.');
      return sized(place.field(path), operand);
    case '$elemMatch':
      return element(place, path, operand);
    default:
      return refuse(`Operator ${quote(operator)} is not known here.`);
  }
}

/** One of the values, by the index of elements where there is one and all are texts. */
function memberOf(place: Place, path: string, values: readonly Scalar[]): Sql {
  const kind = manyOf(place, path);
  if (kind === 'lookup' && values.length > 0 && values.every((value) => typeof value === 'string')) {
    const list = values.map(() => '?').join(',');
    const table = lookupTable(place.collection ?? 'meta', path);
    return { text: `row in (select doc from ${table} where value in (${list}))`, params: values as string[] };
  }
  const one = some(place, path, (field) =>
    values.length === 1 ? equals(field, values[0] ?? null) : oneOf(field, values),
  );
  if (kind === undefined || !values.includes(null)) return one;
  return join('or', [one, { text: `${place.field(path).type} is null`, params: [] }]);
}

/** The test on the value itself, or on any element where the path was declared to hold many. */
function some(place: Place, path: string, test: (field: Field) => Sql): Sql {
  const own = place.field(path);
  if (manyOf(place, path) === undefined) return test(own);
  return anyElement(place, own, '', test);
}

function anyElement(
  place: Place,
  field: Field,
  guard: string,
  test: (field: Field, alias: string) => Sql,
): Sql {
  if (field.within === undefined) return never;
  place.budget.alias += 1;
  const alias = `e${place.budget.alias}`;
  const part = test({ value: `${alias}.value`, type: `${alias}.type` }, alias);
  const { json, path } = field.within;
  return {
    text: `exists (select 1 from json_each(${json}, ${path}) ${alias} where ${guard}(${part.text}))`,
    params: part.params,
  };
}

function sized(field: Field, size: number): Sql {
  if (field.within === undefined) return never;
  const { json, path } = field.within;
  return { text: `${field.type} = 'array' and json_array_length(${json}, ${path}) = ?`, params: [size] };
}

function element(place: Place, path: string, operand: unknown): Sql {
  if (!isPlain(operand) || Object.keys(operand).length === 0)
    return refuse('Expected $elemMatch with a filter.');
  const field = place.field(path);
  const within: Omit<Place, 'field'> = { depth: deeper(place), budget: place.budget };
  const plain = Object.keys(operand).every((key) => key.startsWith('$') && !/^\$(and|or|nor)$/.test(key));
  return anyElement(place, field, `${field.type} = 'array' and `, (own, alias) => {
    if (plain) return onPath({ ...within, field: () => own }, path, operand);
    const inner = all({ ...within, field: (name) => inside(`${alias}.value`, name) }, operand);
    // Only an object may be read as JSON: a text element would be an error, not a mismatch.
    return {
      text: `case when ${alias}.type = 'object' then (${inner.text}) else 0 end`,
      params: inner.params,
    };
  });
}

function manyOf(place: Place, path: string): 'lookup' | 'plain' | undefined {
  const many = place.collection === undefined ? undefined : indexes[place.collection].many;
  return many !== undefined && Object.hasOwn(many, path) ? many[path] : undefined;
}

/** Table of the text elements of a path that holds many values: (value, row of the document). */
export function lookupTable(collection: Collection, path: string): string {
  return `"${collection}__${path.replaceAll('.', '_')}"`;
}

function scalar(operator: string, value: unknown): Scalar {
  return isScalar(value) ? value : refuse(`Expected ${operator} with a plain value.`);
}

function scalars(operator: string, value: unknown): readonly Scalar[] {
  if (!Array.isArray(value) || value.length > maxList || !value.every(isScalar)) {
    return refuse(`Expected ${operator} with a list of at most ${maxList} plain values.`);
  }
  return value;
}

function deeper(place: Place): number {
  return place.depth >= maxDepth ? refuse('The filter is nested too deeply.') : place.depth + 1;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(message: string): never {
  throw new StoreError('bad-filter', message);
}
