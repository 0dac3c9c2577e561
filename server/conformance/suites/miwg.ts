import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileBpmn, createModdle } from '#runtime/bpmn';
import { canonicalJson } from '#runtime/values';
import { Score } from '../score.ts';
import type { Suite } from '../types.ts';

/** Reference models of the BPMN Model Interchange Working Group: read, write, read again, compare; and compile. */
export const miwg: Suite = {
  name: 'miwg',
  async run(dir) {
    const root = join(dir, 'miwg');
    if (!existsSync(root)) return undefined;
    const score = new Score('miwg');
    for (const file of readdirSync(root)
      .filter((name) => name.endsWith('.bpmn'))
      .sort()) {
      const difference = await roundTrip(readFileSync(join(root, file), 'utf8'));
      score.count(
        file,
        difference === undefined,
        () => 'the same model',
        () => difference ?? '',
      );
    }
    return score.result();
  },
};

async function roundTrip(xml: string): Promise<string | undefined> {
  const moddle = createModdle();
  const first = await moddle.fromXML(xml);
  const { xml: written } = await moddle.toXML(first.rootElement, { format: true });
  const second = await moddle.fromXML(written);
  const [a, b] = [plain(first.rootElement), plain(second.rootElement)].map(canonicalJson);
  if (a !== b) return 'another model after writing and reading';
  if (second.warnings.length > first.warnings.length)
    return second.warnings.map((warning) => warning.message).join('; ');
  const lost = lostIds(xml, written);
  if (lost.length > 0) return `lost: ${lost.slice(0, 5).join(', ')}`;
  const { findings } = await compileBpmn(written);
  const unreadable = findings.find((finding) => finding.rule === 'xml-unreadable');
  return unreadable?.message.en;
}

/** Ids that stood in the file and do not stand in what was written. */
function lostIds(before: string, after: string): readonly string[] {
  const ids = (text: string) => [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? '');
  const kept = new Set(ids(after));
  return ids(before).filter((id) => !kept.has(id));
}

/** The tree without its links upwards; references to other elements as their ids. */
function plain(value: unknown, parent?: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, parent));
  if (typeof value !== 'object' || value === null) return value;
  const element = value as Readonly<Record<string, unknown>>;
  if (parent !== undefined && element.$parent !== parent) return { ref: element.id ?? null };
  const out: Record<string, unknown> = { type: element.$type };
  const defaults = defaultsOf(element);
  for (const [key, child] of Object.entries(element)) {
    // A default that is spelled out and one that is not are the same model.
    if (!key.startsWith('$') && defaults.get(key) !== child) out[key] = plain(child, element);
  }
  for (const [key, attribute] of Object.entries(element.$attrs ?? {})) {
    // Prefixes and explicit types are notation; the type itself is compared.
    if (!key.startsWith('xmlns') && key !== 'xsi:type') out[key] = attribute;
  }
  return out;
}

interface Descriptor {
  readonly properties?: readonly { readonly name: string; readonly default?: unknown }[];
}

function defaultsOf(element: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  // Elements of a foreign namespace have no properties of their own.
  const { properties = [] } = element.$descriptor as Descriptor;
  return new Map(
    properties.flatMap((property) =>
      property.default === undefined ? [] : [[property.name.replace(/^.*:/, ''), property.default] as const],
    ),
  );
}
