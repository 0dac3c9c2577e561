import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type SpaceTool from 'bpmn-js/lib/features/space-tool/BpmnSpaceTool';
import type Create from 'diagram-js/lib/features/create/Create';
import type GlobalConnect from 'diagram-js/lib/features/global-connect/GlobalConnect';
import type HandTool from 'diagram-js/lib/features/hand-tool/HandTool';
import type LassoTool from 'diagram-js/lib/features/lasso-tool/LassoTool';
import type Palette from 'diagram-js/lib/features/palette/Palette';
import type { PaletteEntries } from 'diagram-js/lib/features/palette/PaletteProvider';
import { say } from '#runtime/ui';
import { canvasWords } from './words.ts';

/** A short palette: what a street's process is made of. Anything else that is imported stays on the canvas. */
export class LinliPalette {
  static $inject = [
    'palette',
    'create',
    'elementFactory',
    'handTool',
    'lassoTool',
    'spaceTool',
    'globalConnect',
  ];

  constructor(
    palette: Palette,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly handTool: HandTool,
    private readonly lassoTool: LassoTool,
    private readonly spaceTool: SpaceTool,
    private readonly globalConnect: GlobalConnect,
  ) {
    palette.registerProvider(this);
  }

  getPaletteEntries(): PaletteEntries {
    const word = say(canvasWords);
    const tool = (title: string, icon: string, click: (event: Event) => void) => ({
      group: 'tools',
      title,
      className: `bpmn-icon-${icon}`,
      action: { click },
    });
    const part = (title: string, icon: string, attributes: { type: string; [key: string]: unknown }) => {
      const begin = (event: Event) => {
        const shape = this.elementFactory.createShape(attributes);
        this.create.start(event, shape);
      };
      return {
        group: 'parts',
        title,
        className: `bpmn-icon-${icon}`,
        action: { dragstart: begin, click: begin },
      };
    };
    const subProcess = (event: Event) => {
      const frame = this.elementFactory.createShape({
        type: 'bpmn:SubProcess',
        x: 0,
        y: 0,
        isExpanded: true,
      });
      const start = this.elementFactory.createShape({
        type: 'bpmn:StartEvent',
        x: 40,
        y: 82,
        parent: frame,
      });
      this.create.start(event, [frame, start], { hints: { autoSelect: [frame] } });
    };
    return {
      hand: tool(word('hand'), 'hand-tool', (event) => this.handTool.activateHand(event as MouseEvent)),
      lasso: tool(word('lasso'), 'lasso-tool', (event) =>
        this.lassoTool.activateSelection(event as MouseEvent),
      ),
      space: tool(word('space'), 'space-tool', (event) =>
        this.spaceTool.activateSelection(event as MouseEvent, false, false),
      ),
      connect: tool(word('connect'), 'connection-multi', (event) =>
        this.globalConnect.start(event as MouseEvent, false),
      ),
      line: { group: 'tools', separator: true, action: {} },
      start: part(word('start'), 'start-event-none', { type: 'bpmn:StartEvent' }),
      step: part(word('step'), 'user-task', { type: 'bpmn:UserTask' }),
      decision: part(word('decision'), 'gateway-xor', { type: 'bpmn:ExclusiveGateway' }),
      parallel: part(word('parallel'), 'gateway-parallel', { type: 'bpmn:ParallelGateway' }),
      subProcess: {
        group: 'parts',
        title: word('subProcess'),
        className: 'bpmn-icon-subprocess-expanded',
        action: { dragstart: subProcess, click: subProcess },
      },
      timer: part(word('timer'), 'intermediate-event-catch-timer', {
        type: 'bpmn:BoundaryEvent',
        eventDefinitionType: 'bpmn:TimerEventDefinition',
      }),
      end: part(word('end'), 'end-event-none', { type: 'bpmn:EndEvent' }),
    } as PaletteEntries;
  }
}
