import { is } from 'bpmn-js/lib/util/ModelUtil';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { CreateModdle, Moddle } from '../model/moddle.ts';
import { extension, withExtension } from '../model/moddle.ts';
import { LinliContextPad } from './context-pad.ts';
import { LinliPalette } from './palette.ts';
import type { Services } from './services.ts';
import { translateCanvas } from './words.ts';

/** Every step of a person is a Camunda user task of the engine, never a job: new ones carry the marker. */
class UserTaskMarker extends CommandInterceptor {
  static override $inject = ['eventBus', 'modeling', 'bpmnFactory'];

  constructor(
    eventBus: Services['eventBus'],
    modeling: Services['modeling'],
    bpmnFactory: Services['bpmnFactory'],
  ) {
    super(eventBus);
    const create = bpmnFactory.create.bind(bpmnFactory) as CreateModdle;
    this.postExecuted('shape.create', (event: { context: { shape: Parameters<typeof is>[0] } }) => {
      const { shape } = event.context;
      const element = (shape as { businessObject: Moddle }).businessObject;
      if (!is(shape, 'bpmn:UserTask') || extension(element, 'zeebe:UserTask')) return;
      modeling.updateProperties(shape as never, {
        extensionElements: withExtension(create, element, 'zeebe:UserTask', create('zeebe:UserTask')),
      });
    });
  }
}

const CHANGES =
  /^replace-with-(user-task|exclusive-gateway|parallel-gateway|(expanded-|collapsed-)?subprocess|(non-interrupting-)?timer-boundary|default-flow|sequence-flow|none-start|none-end|terminate-end)$/;

/** "Change kind" offers what the palette has; markers for many instances belong to whoever imports them. */
class ShortReplaceMenu {
  static $inject = ['popupMenu'];
  constructor(popupMenu: PopupMenu) {
    // A low priority runs last, so that it sees what the others offer.
    popupMenu.registerProvider('bpmn-replace', 100, this as never);
  }
  getPopupMenuEntries() {
    return (entries: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(entries).filter(([name]) => CHANGES.test(name)));
  }
  getPopupMenuHeaderEntries() {
    return () => ({});
  }
}

/** What makes bpmn-js ours. Names that exist replace the service of that name. */
export const linliModule = {
  __init__: ['linliUserTaskMarker', 'linliReplaceMenu'],
  translate: ['value', translateCanvas],
  paletteProvider: ['type', LinliPalette],
  contextPadProvider: ['type', LinliContextPad],
  linliUserTaskMarker: ['type', UserTaskMarker],
  linliReplaceMenu: ['type', ShortReplaceMenu],
};
