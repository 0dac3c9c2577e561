/** The little Markdown that a pack's readme uses: headings, paragraphs, lists and tables. */
export type Block =
  | { readonly kind: 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** Without the title, which stands above already. Marks of emphasis and code are taken away, the words stay. */
export function blocksOf(markdown: string): readonly Block[] {
  return markdown
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '' && !block.startsWith('# '))
    .flatMap((block) => {
      const [first = '', ...rest] = block.split('\n');
      if (!/^#{2,} /.test(first)) return [blockOf(block.split('\n'))];
      const heading: Block = { kind: 'heading', text: plain(first.replace(/^#+ /, '')) };
      return rest.length > 0 ? [heading, blockOf(rest)] : [heading];
    });
}

function blockOf(lines: readonly string[]): Block {
  if (lines.every((line) => line.startsWith('|'))) {
    const [head = [], ...rows] = lines.filter((line) => !/^\|[-:| ]+\|$/.test(line)).map(cells);
    return { kind: 'table', head, rows };
  }
  if (lines.some((line) => MARK.test(line))) {
    const items: string[] = [];
    for (const line of lines) {
      // A line without a mark goes on with the item above it.
      if (MARK.test(line) || items.length === 0) items.push(plain(line.replace(MARK, '')));
      else items[items.length - 1] = joined(items.at(-1) ?? '', plain(line.trim()));
    }
    return { kind: 'list', items };
  }
  return { kind: 'text', text: lines.map((line) => plain(line.trim())).reduce(joined) };
}

const MARK = /^\s*(?:[-*]|\d+\.)\s+/;

const cells = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => plain(cell.trim()));

/** Chinese lines join without a space, English ones with one. */
const joined = (a: string, b: string) =>
  /[\x21-\x7e]$/.test(a) && /^[\x21-\x7e]/.test(b) ? `${a} ${b}` : a + b;

const plain = (text: string) =>
  text
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
    .replaceAll('`', '');
