/** Every symbol of BPMN that a drawing may hold, and what becomes of it: executed, documentation, or refused. */

const EXECUTED = {
  'bpmn:StartEvent': 'start-event',
  'bpmn:EndEvent': 'end-event',
  'bpmn:IntermediateThrowEvent': 'intermediate-throw-event',
  'bpmn:IntermediateCatchEvent': 'intermediate-catch-event',
  'bpmn:BoundaryEvent': 'boundary-event',
  'bpmn:Task': 'task',
  'bpmn:ManualTask': 'manual-task',
  'bpmn:UserTask': 'user-task',
  'bpmn:ServiceTask': 'service-task',
  'bpmn:SendTask': 'send-task',
  'bpmn:ReceiveTask': 'receive-task',
  'bpmn:ScriptTask': 'script-task',
  'bpmn:BusinessRuleTask': 'business-rule-task',
  'bpmn:ExclusiveGateway': 'exclusive-gateway',
  'bpmn:ParallelGateway': 'parallel-gateway',
  'bpmn:InclusiveGateway': 'inclusive-gateway',
  'bpmn:EventBasedGateway': 'event-based-gateway',
  'bpmn:SubProcess': 'sub-process',
  'bpmn:CallActivity': 'call-activity',
  'bpmn:AdHocSubProcess': 'ad-hoc-sub-process',
  'bpmn:ComplexGateway': 'complex-gateway',
  'bpmn:Transaction': 'transaction',
} as const;

/** The kinds of flow nodes the engine runs, named as in the specification. */
export type ElementType = (typeof EXECUTED)[keyof typeof EXECUTED] | 'event-sub-process';

export const elementTypes: readonly ElementType[] = [
  ...new Set(Object.values(EXECUTED)),
  'event-sub-process',
];

const DOCUMENTATION: ReadonlySet<string> = new Set([
  'bpmn:TextAnnotation',
  'bpmn:Group',
  'bpmn:Association',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
  'bpmn:Lane',
  'bpmn:LaneSet',
]);

/** What the engine makes of a BPMN type. `refused` stands with a finding. */
export function meaningOf(type: string): ElementType | 'flow' | 'documentation' | 'refused' {
  if (Object.hasOwn(EXECUTED, type)) return EXECUTED[type as keyof typeof EXECUTED];
  if (type === 'bpmn:SequenceFlow') return 'flow';
  return DOCUMENTATION.has(type) ? 'documentation' : 'refused';
}
