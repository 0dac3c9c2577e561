import type { Node } from '../graph.ts';
import type { Graph, SearchAttribute } from '../types.ts';
import { checkFlows } from './check.ts';
import { readDeadline } from './human.ts';
import { extensionOf, flagOf, listOf, type ModelElement, textOf } from './model.ts';
import type { Reader } from './reader.ts';
import { readScope } from './scope.ts';

const TYPES: ReadonlySet<string> = new Set<SearchAttribute['type']>(['text', 'number', 'date', 'boolean']);
const MOST_ATTRIBUTES = 12;

/** One process, with everything it refers to. */
export function readProcess(element: ModelElement, reader: Reader): Graph {
  const elements = new Map<string, Node>();
  const scope = readScope(element, undefined, elements, reader);
  const summary = extensionOf(element, 'linli:Summary');
  const title = reader.expression(textOf(summary, 'title'), element);
  const deadline = readDeadline(element, reader);
  checkFlows(elements, reader);
  return {
    id: element.id ?? '',
    name: textOf(element, 'name') ?? element.id ?? '',
    executable: flagOf(element, 'isExecutable', false),
    elements,
    scope,
    watches: [...elements.values()].some((node) => node.events.some((event) => event.kind === 'conditional')),
    userTasks: [...elements.values()].filter((node) => node.user).map((node) => node.id),
    attributes: readAttributes(element, summary, reader),
    ...(title ? { title } : {}),
    ...(deadline ? { deadline } : {}),
  };
}

function readAttributes(
  element: ModelElement,
  summary: ModelElement | undefined,
  reader: Reader,
): Graph['attributes'] {
  const sources = listOf(summary, 'attributes');
  if (sources.length > MOST_ATTRIBUTES) {
    reader.error(
      'too-many-attributes',
      element,
      {
        zh: `检索项最多 ${MOST_ATTRIBUTES} 个，现有 ${sources.length} 个。`,
        en: `At most ${MOST_ATTRIBUTES} search attributes; there are ${sources.length}.`,
      },
      { zh: '删去不用于检索的项。', en: 'Remove those nobody searches by.' },
    );
  }
  return sources.slice(0, MOST_ATTRIBUTES).flatMap((source) => {
    const name = textOf(source, 'name');
    const text = textOf(source, 'source');
    const expression = reader.expression(text, element);
    const type = textOf(source, 'type') ?? 'text';
    if (name === undefined || text === undefined || !expression || !TYPES.has(type)) return [];
    return [
      {
        name,
        label: textOf(source, 'label') ?? name,
        type: type as SearchAttribute['type'],
        source: text,
        expression,
      },
    ];
  });
}
