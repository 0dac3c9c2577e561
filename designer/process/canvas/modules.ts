import { is } from 'bpmn-js/lib/util/ModelUtil';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import type Dragging from 'diagram-js/lib/features/dragging/Dragging';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import { say } from '#runtime/ui';
import type { CreateModdle, Moddle } from '../model/moddle.ts';
import { extension, withExtension } from '../model/moddle.ts';
import { LinliContextPad } from './context-pad.ts';
import { LinliPalette } from './palette.ts';
import type { Services } from './services.ts';
import { canvasWords, translateCanvas } from './words.ts';

/**
 * Every step of a person is a Camunda user task of the engine, never a job: new ones carry the marker. New steps also
 * have a name from the first moment on, so that outline, lists and findings can speak of them.
 */
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
      const name = NEW_NAMES[element.$type];
      if (name && !element.name) modeling.updateProperties(shape as never, { name: say(canvasWords)(name) });
      if (!is(shape, 'bpmn:UserTask') || extension(element, 'zeebe:UserTask')) return;
      modeling.updateProperties(shape as never, {
        extensionElements: withExtension(create, element, 'zeebe:UserTask', create('zeebe:UserTask')),
      });
    });
  }
}

const NEW_NAMES: Readonly<Record<string, keyof typeof canvasWords>> = {
  'bpmn:UserTask': 'newStep',
  'bpmn:SubProcess': 'newSubProcess',
};

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

/**
 * Dragging from the palette notices the canvas by `element.hover`. A quick hand is over the canvas before the drag
 * begins, so nothing would be hovered and the drop be lost: the first move over the canvas says it again.
 */
class QuickDrag {
  static $inject = ['eventBus', 'dragging', 'canvas', 'elementRegistry'];
  constructor(
    eventBus: Services['eventBus'],
    dragging: Dragging,
    canvas: Services['canvas'],
    elementRegistry: Services['elementRegistry'],
  ) {
    eventBus.on('create.move', 2000, (event: { hover?: unknown; originalEvent?: { target?: unknown } }) => {
      const target = event.originalEvent?.target;
      if (event.hover || !(target instanceof SVGElement) || !canvas.getContainer().contains(target)) return;
      const gfx = target.closest('[data-element-id]') as SVGElement | null;
      const element = gfx ? elementRegistry.get(gfx) : canvas.getRootElement();
      if (element) dragging.hover({ element, gfx: elementRegistry.getGraphics(element as never) } as never);
    });
  }
}

/** What makes bpmn-js ours. Names that exist replace the service of that name. */
export const linliModule = {
  __init__: ['linliUserTaskMarker', 'linliReplaceMenu', 'linliQuickDrag'],
  translate: ['value', translateCanvas],
  paletteProvider: ['type', LinliPalette],
  contextPadProvider: ['type', LinliContextPad],
  linliUserTaskMarker: ['type', UserTaskMarker],
  linliReplaceMenu: ['type', ShortReplaceMenu],
  linliQuickDrag: ['type', QuickDrag],
};

/** What a reader's canvas takes from ours: the words. */
export const readerModule = { translate: ['value', translateCanvas] };
