/** Sequence flows in the XML of a drawing: which there are, and the same drawing without one of them. */

const FLOW = /<(?:[\w.-]+:)?sequenceFlow\b[^>]*\bid="([^"]+)"/g;

/** Ids of the sequence flows, in file order. */
export function flowIds(xml: string): readonly string[] {
  return [...xml.matchAll(FLOW)].map((match) => match[1] ?? '');
}

/** The drawing without one flow: its element, its line, and every reference to it. */
export function withoutFlow(xml: string, id: string): string {
  const name = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const element = (tag: string, attribute: string): RegExp =>
    new RegExp(
      `\\s*<((?:[\\w.-]+:)?${tag})\\b[^>]*\\b${attribute}="${name}"[^>]*?(?:/>|>(?:(?!</\\1>)[\\s\\S])*</\\1>)`,
    );
  return xml
    .replace(element('sequenceFlow', 'id'), '')
    .replace(element('BPMNEdge', 'bpmnElement'), '')
    .replace(new RegExp(`\\s*<((?:[\\w.-]+:)?(?:incoming|outgoing))>${name}</\\1>`, 'g'), '')
    .replace(new RegExp(`\\sdefault="${name}"`, 'g'), '');
}
