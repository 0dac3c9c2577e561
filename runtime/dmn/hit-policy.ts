import { compileNative, fromNative, type Native } from '#runtime/feel/native';
import { equalValues, type Value } from '#runtime/values';
import type { Compiling, Notes } from './compiling.ts';
import type { DmnNode } from './model.ts';

/** A rule that matched; its outputs are only computed where the policy wants them. */
export interface Hit {
  readonly rule: number;
  values(): readonly Native[];
}

interface Asked {
  /** One output's value, or a record of several. */
  shape(values: readonly Native[]): Native;
  /** By output, its allowed values, the highest first; null where none are listed. */
  ranks(): readonly Native[];
  readonly notes: Notes;
}

/** How the rules that match become one result. */
export interface HitPolicy {
  /** The first match decides: no further rule is looked at. */
  readonly first: boolean;
  /** The result is a list, also of default outputs. */
  readonly many?: true;
  collect(hits: readonly Hit[], asked: Asked): Native;
}

const POLICIES: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: { first: false, collect: unique },
  FIRST: { first: true, collect: (hits, asked) => one(hits[0], asked) },
  ANY: { first: false, collect: any },
  PRIORITY: { first: false, collect: (hits, asked) => one(ranked(hits, asked)[0], asked) },
  'OUTPUT ORDER': {
    first: false,
    many: true,
    collect: (hits, asked) => ranked(hits, asked).map((hit) => one(hit, asked)),
  },
  'RULE ORDER': { first: false, many: true, collect: (hits, asked) => hits.map((hit) => one(hit, asked)) },
  COLLECT: { first: false, many: true, collect: (hits, asked) => hits.map((hit) => one(hit, asked)) },
};

export function hitPolicy(table: DmnNode, about: Compiling): HitPolicy {
  const name = table.hitPolicy ?? 'UNIQUE';
  const policy = POLICIES[name];
  if (!policy) {
    about.fault(table, 'decision-hit-policy', `The hit policy ${name} is none of DMN.`);
    return { first: false, collect: unique };
  }
  if (name !== 'COLLECT' || !table.aggregation) return policy;
  const { aggregation } = table;
  if ((table.output ?? []).length > 1) {
    about.fault(table, 'decision-hit-policy', 'Only a table with one output can be added up or counted.');
  }
  return { first: false, collect: (hits, asked) => aggregate(aggregation, hits, asked) };
}

function one(hit: Hit | undefined, asked: Asked): Native {
  return hit ? asked.shape(hit.values()) : null;
}

function unique(hits: readonly Hit[], asked: Asked): Native {
  if (hits.length <= 1) return one(hits[0], asked);
  const rules = hits.map((hit) => hit.rule).join(', ');
  asked.notes.errors.push({ code: 'decision-not-unique', message: `Rules ${rules} match; only one may.` });
  return null;
}

function any(hits: readonly Hit[], asked: Asked): Native {
  const values = hits.map((hit) => one(hit, asked));
  const [first] = values;
  if (values.some((value) => !equalValues(plain(value), plain(first ?? null)))) {
    const rules = hits.map((hit) => hit.rule).join(', ');
    asked.notes.errors.push({
      code: 'decision-not-any',
      message: `Rules ${rules} match with different results.`,
    });
    return null;
  }
  return first ?? null;
}

const plain = (value: Native): Value => fromNative(value, () => undefined);

/** Hits by the order in which the outputs list their values; earlier outputs weigh more, then the order of rules. */
function ranked(hits: readonly Hit[], asked: Asked): readonly Hit[] {
  const ranks = asked.ranks().map((list) => (Array.isArray(list) ? list.map(plain) : []));
  const placed = hits.map((hit) => {
    const values = hit.values();
    const places = ranks.map((list, i) => {
      const place = list.findIndex((allowed) => equalValues(allowed, plain(values[i] ?? null)));
      return place < 0 ? list.length : place;
    });
    return { hit: { rule: hit.rule, values: () => values }, places };
  });
  placed.sort((a, b) => {
    const at = a.places.findIndex((place, i) => place !== b.places[i]);
    return at < 0 ? a.hit.rule - b.hit.rule : (a.places[at] ?? 0) - (b.places[at] ?? 0);
  });
  return placed.map(({ hit }) => hit);
}

const SUMS: Readonly<Record<string, ReturnType<typeof compileNative>>> = {
  SUM: compileNative('sum(values)', {}),
  MIN: compileNative('min(values)', {}),
  MAX: compileNative('max(values)', {}),
};

/** FEEL's own functions, so that money adds up and dates have a first and a last. Counted are outputs, equal or not. */
function aggregate(kind: string, hits: readonly Hit[], { notes }: Asked): Native {
  const values = hits.map((hit) => hit.values()[0] ?? null);
  if (kind === 'COUNT') return values.length;
  const sum = SUMS[kind];
  if (values.length === 0 || !sum?.ok) return null;
  const { value } = sum.value.evaluate({ values }, notes.ambient);
  if (value === null) {
    notes.errors.push({
      code: 'decision-not-a-number',
      message: `${kind} needs values in every rule that it can be reckoned from.`,
    });
  }
  return value;
}
