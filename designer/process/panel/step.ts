import type { Text } from '#runtime/model';
import type { Drawing } from '../canvas/drawing.ts';
import type { Element } from '../canvas/services.ts';
import type { Moddle } from '../model/moddle.ts';
import { readSettings, type Settings, writeSetting } from '../model/settings.ts';

export type Kind =
  | 'process'
  | 'start'
  | 'end'
  | 'step'
  | 'decision'
  | 'parallel'
  | 'sub'
  | 'timer'
  | 'flow'
  | 'decide'
  | 'script'
  | 'other';

const KINDS: Readonly<Record<string, Kind>> = {
  'bpmn:Process': 'process',
  'bpmn:Collaboration': 'process',
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:UserTask': 'step',
  'bpmn:ExclusiveGateway': 'decision',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:SubProcess': 'sub',
  'bpmn:SequenceFlow': 'flow',
  'bpmn:BusinessRuleTask': 'decide',
  'bpmn:ScriptTask': 'script',
};

export function modelOf(element: Element): Moddle {
  return element.businessObject as Moddle;
}

/** What an element is to staff; what the palette does not have is `other`. */
export function kindOf(model: Moddle): Kind {
  const events = model.get('eventDefinitions');
  const definitions = Array.isArray(events) ? (events as Moddle[]) : [];
  if (model.$type === 'bpmn:BoundaryEvent')
    return definitions[0]?.$type === 'bpmn:TimerEventDefinition' ? 'timer' : 'other';
  return KINDS[model.$type] ?? 'other';
}

export interface StepEditor {
  readonly element: Element;
  readonly model: Moddle;
  readonly kind: Kind;
  readonly settings: Settings;
  /** Says one thing about the element anew, as one named step; typing into one field is one step. */
  write<K extends keyof Settings>(kind: K, value: Settings[K] | undefined, label: Text, merge?: string): void;
  rename(name: string): void;
}

export function stepEditor(drawing: Drawing, element: Element): StepEditor {
  const model = modelOf(element);
  return {
    element,
    model,
    kind: kindOf(model),
    settings: readSettings(model),
    write(kind, value, label, merge) {
      const extensionElements = writeSetting(drawing.create, model, kind, value);
      drawing.act(
        label,
        () => drawing.on('modeling').updateProperties(element as never, { extensionElements }),
        `${model.id}.${kind}.${merge ?? ''}`,
      );
    },
    rename(name) {
      const label = { zh: '改名称', en: 'Rename' };
      const isRoot = kindOf(model) === 'process';
      drawing.act(
        label,
        () =>
          isRoot
            ? drawing.on('modeling').updateProperties(element as never, { name })
            : drawing.on('modeling').updateLabel(element as never, name),
        `${model.id}.name`,
      );
    },
  };
}
