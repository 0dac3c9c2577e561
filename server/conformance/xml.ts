/** A minimal reader for well-formed test data: elements, attributes, text, comments, CDATA. No DTD, no checks. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** By name without prefix (`xsi:type` is `type`); the first of two wins. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<\/[^>]+>|<((?:[^>"']|"[^"]*"|'[^']*')+)>|([^<]+)/g;

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

export function readXml(source: string): XmlElement {
  const top: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack = [top];
  for (const match of source.matchAll(TOKEN)) {
    const [whole, cdata, tag, text] = match;
    const current = stack.at(-1) ?? top;
    if (cdata !== undefined) current.text += cdata;
    else if (text !== undefined) current.text += decoded(text);
    else if (tag !== undefined) {
      const element = opened(tag);
      current.children.push(element);
      if (!tag.endsWith('/')) stack.push(element);
    } else if (whole.startsWith('</')) stack.pop();
  }
  const [root] = top.children;
  if (!root) throw new Error('Expected an XML element, but the file has none.');
  return root;
}

function opened(tag: string): Open {
  const name = /^[^\s/]+/.exec(tag)?.[0] ?? '';
  const attributes: Record<string, string> = {};
  for (const [, key, double, single] of tag.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const local = (key ?? '').replace(/^.*:/, '');
    attributes[local] ??= decoded(double ?? single ?? '');
  }
  return { name: name.replace(/^.*:/, ''), attributes, children: [], text: '' };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex: string, decimal: string, name: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return ENTITIES[name] ?? whole;
    },
  );
}
