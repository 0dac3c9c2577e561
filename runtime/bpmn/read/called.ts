import type { Node } from '../graph.ts';
import { extensionOf, flagOf, type ModelElement, textOf } from './model.ts';
import type { Reader } from './reader.ts';

/** Which process a call activity calls, and which variables go there and come back. */
export function readCalled(element: ModelElement, reader: Reader): Node['called'] {
  const zeebe = extensionOf(element, 'zeebe:CalledElement');
  const process = reader.template(textOf(zeebe, 'processId') ?? textOf(element, 'calledElement'), element);
  const tag = textOf(zeebe, 'bindingType');
  if (tag === 'versionTag') {
    reader.error(
      'binding-unsupported',
      element,
      {
        zh: '这里没有版本标签：调用最新发布版，或同一发布版里的流程。',
        en: 'There are no version tags here: what is called is the latest release, or the same one.',
      },
      { zh: '把绑定改为「latest」或「deployment」。', en: 'Bind to latest or deployment.' },
    );
  }
  if (!process) {
    reader.error(
      'called-process-missing',
      element,
      { zh: '没有说明调用哪个流程。', en: 'It does not say which process it calls.' },
      { zh: '填写被调用流程的编号。', en: 'Give the id of the process it calls.' },
    );
    return undefined;
  }
  return {
    process,
    binding: tag === 'deployment' ? 'release' : 'latest',
    parentVariables: flagOf(zeebe, 'propagateAllParentVariables', true),
    childVariables: flagOf(zeebe, 'propagateAllChildVariables', true),
  };
}
