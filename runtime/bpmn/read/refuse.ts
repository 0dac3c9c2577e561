import type { ModelElement } from './model.ts';
import type { Reader } from './reader.ts';

/** A symbol the engine does not run is refused with a finding; nothing is silently ignored. */
export function refuse(element: ModelElement, reader: Reader) {
  const name = element.$type.replace('bpmn:', '');
  reader.error(
    'unsupported-symbol',
    element,
    { zh: `还不能执行「${name}」。`, en: `“${name}” cannot be executed yet.` },
    { zh: '换成支持的元素。', en: 'Use an element that is executed.' },
  );
}
