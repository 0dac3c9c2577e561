/** Which applier reads which event. One line per event; a changed meaning adds a version to its list and keeps the old. */
import type { EventType } from '../core/events.ts';
import * as cases from './case.ts';
import * as children from './children.ts';
import * as compensation from './compensation.ts';
import * as elements from './elements.ts';
import * as machine from './machine.ts';
import * as tasks from './tasks.ts';
import type { Applier } from './types.ts';

export const appliers: { readonly [T in EventType]: readonly Applier<T>[] } = {
  'case-started': [cases.caseStarted],
  'case-completed': [cases.caseCompleted],
  'case-terminated': [cases.caseTerminated],
  'case-cancelled': [cases.caseCancelled],
  'case-withdrawn': [cases.caseWithdrawn],
  'case-declined': [cases.caseDeclined],
  'element-passed': [elements.elementPassed],
  'element-entered': [elements.elementEntered],
  'element-activated': [elements.elementActivated],
  'element-completing': [elements.elementCompleting],
  'element-completed': [elements.elementCompleted],
  'elements-terminated': [elements.elementsTerminated],
  'scope-interrupted': [elements.scopeInterrupted],
  'ad-hoc-begun': [elements.adHocBegun],
  'tokens-removed': [elements.tokensRemoved],
  'compensation-thrown': [compensation.compensationThrown],
  'compensation-begun': [compensation.compensationBegun],
  'join-arrived': [elements.joinArrived],
  'variables-set': [machine.variablesSet],
  'incident-raised': [machine.incidentRaised],
  'incident-resolved': [machine.incidentResolved],
  'job-completed': [machine.jobCompleted],
  'job-failed': [machine.jobFailed],
  'error-thrown': [machine.errorThrown],
  'escalation-thrown': [machine.escalationThrown],
  'timer-fired': [machine.timerFired],
  'message-correlated': [machine.messageCorrelated],
  'message-published': [machine.messagePublished],
  'signal-thrown': [machine.signalThrown],
  'signal-received': [machine.signalReceived],
  'condition-changed': [machine.conditionChanged],
  'event-collected': [machine.eventCollected],
  'event-happened': [machine.eventHappened],
  'decision-evaluated': [machine.decisionEvaluated],
  'child-started': [children.childStarted],
  'child-ended': [children.childEnded],
  'child-cancelled': [children.childCancelled],
  'parent-told': [children.parentTold],
  'task-claimed': [tasks.taskClaimed],
  'task-returned': [tasks.taskReturned],
  'task-handed-over': [tasks.taskHandedOver],
  'task-saved': [tasks.taskSaved],
  'task-completed': [tasks.taskCompleted],
  'task-skipped': [tasks.taskSkipped],
  'task-sent-back': [tasks.taskSentBack],
  'supplement-asked': [tasks.supplementAsked],
  'supplement-answered': [tasks.supplementAnswered],
  'reminder-sent': [tasks.reminderSent],
};
