/**
 * Fresh ids for a clone. What a space shares between its designs (processes, decisions, the files' own ids) gets a new
 * id, and every reference follows; what is only known inside one drawing (elements, form and role keys) stays, so that
 * scenarios and a later merge still find it. The XML is changed at exactly these attributes, all else byte for byte.
 */
import type { DesignBody } from '#runtime/wire';

/** `on`: local name of the element, `*` for any. `definition`: the attribute gives the id its name. */
interface Place {
  readonly on: string;
  readonly attribute: string;
  readonly definition?: true;
}

const PROCESS_PLACES: readonly Place[] = [
  { on: 'definitions', attribute: 'id', definition: true },
  { on: 'process', attribute: 'id', definition: true },
  { on: 'participant', attribute: 'processRef' },
  { on: 'BPMNPlane', attribute: 'bpmnElement' },
  { on: 'calledElement', attribute: 'processId' },
  { on: 'callActivity', attribute: 'calledElement' },
  { on: 'calledDecision', attribute: 'decisionId' },
];

const DECISION_PLACES: readonly Place[] = [
  { on: 'definitions', attribute: 'id', definition: true },
  { on: 'decision', attribute: 'id', definition: true },
  { on: 'requiredDecision', attribute: 'href' },
  { on: 'requiredAuthority', attribute: 'href' },
  { on: 'output', attribute: 'href' },
  { on: 'encapsulatedDecision', attribute: 'href' },
  { on: 'DMNShape', attribute: 'dmnElementRef' },
  { on: 'DMNDecisionTable', attribute: 'dmnElementRef' },
];

/** Old id → fresh id. */
export type FreshIds = Readonly<Record<string, string>>;

/**
 * @param token makes the ids unlike any other clone's, e.g. the new design's id
 */
export function freshIds(body: DesignBody, token: string): FreshIds {
  const ids: Record<string, string> = Object.create(null);
  const collect = (xml: string, places: readonly Place[]): void => {
    const defining = places.filter((place) => place.definition);
    mapAttributes(xml, defining, (value) => {
      ids[value] = `${value.slice(0, 60)}_${token}`;
      return value;
    });
  };
  collect(body.process, PROCESS_PLACES);
  for (const xml of Object.values(body.decisions)) collect(xml, DECISION_PLACES);
  return { ...ids };
}

/** The same body with every id and every reference to one replaced. */
export function rewriteBody(body: DesignBody, ids: FreshIds): DesignBody {
  const swap = (value: string): string => {
    const hash = value.indexOf('#');
    const [before, id] = hash < 0 ? ['', value] : [value.slice(0, hash + 1), value.slice(hash + 1)];
    return Object.hasOwn(ids, id) ? `${before}${ids[id]}` : value;
  };
  return {
    ...body,
    process: mapAttributes(body.process, PROCESS_PLACES, swap),
    decisions: Object.fromEntries(
      Object.entries(body.decisions).map(([key, xml]) => [key, mapAttributes(xml, DECISION_PLACES, swap)]),
    ),
  };
}

/** Comments, CDATA, processing instructions are passed over; a tag is taken whole. */
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[A-Za-z_](?:[^<>"']|"[^"]*"|'[^']*')*>/g;
const ATTRIBUTE = /(\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*)("[^"]*"|'[^']*')/g;

function mapAttributes(xml: string, places: readonly Place[], change: (value: string) => string): string {
  return xml.replace(TOKEN, (tag) => {
    const name = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(tag)?.[1];
    const here = places.filter((place) => place.on === name);
    if (here.length === 0) return tag;
    return tag.replace(ATTRIBUTE, (whole, start: string, attribute: string, quoted: string) => {
      if (!here.some((place) => place.attribute === attribute)) return whole;
      const quote = quoted.slice(0, 1);
      return `${start}${quote}${change(quoted.slice(1, -1))}${quote}`;
    });
  });
}
