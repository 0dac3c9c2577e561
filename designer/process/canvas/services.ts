/** The parts of bpmn-js that are used here, with the types the library ships. One place to look when it is upgraded. */

import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type BpmnReplace from 'bpmn-js/lib/features/replace/BpmnReplace';
import type { Connection, Element, Root, Shape } from 'bpmn-js/lib/model/Types';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type EditorActions from 'diagram-js/lib/features/editor-actions/EditorActions';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';

export type { Connection, Element, Root, Shape };

export interface Services {
  modeling: Modeling;
  bpmnFactory: BpmnFactory;
  bpmnReplace: BpmnReplace;
  elementFactory: ElementFactory;
  commandStack: CommandStack;
  canvas: Canvas;
  elementRegistry: ElementRegistry;
  eventBus: EventBus;
  autoPlace: AutoPlace;
  editorActions: EditorActions;
  selection: Selection;
  spaceTool: SpaceTool;
}

export function service<K extends keyof Services>(viewer: BaseViewer, name: K): Services[K] {
  return viewer.get<Services[K]>(name);
}
