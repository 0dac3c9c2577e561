/** What staff read and do: resources as plain JSON. */
import type { DeadlineView, TaskButton } from '#runtime/engine';
import type { FormSchema } from '#runtime/form';
import type { Applicant, Audience, Channel, DataClass, RatingLevel, StepRights, Text } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { Iso } from './common.ts';
import type { FileRef } from './portal.ts';

export type DueState = 'none' | 'normal' | 'soon' | 'late' | 'paused';

export interface TaskRow {
  readonly id: string;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly service: string;
  readonly name: string;
  readonly state: 'open' | 'waiting-for-applicant' | 'done' | 'cancelled';
  readonly assignee?: { readonly id: string; readonly name: string };
  /** Its name, as people say it. */
  readonly community?: string;
  readonly priority: number;
  readonly createdAt: Iso;
  readonly due?: Iso;
  readonly dueState: DueState;
  readonly trial: boolean;
}

export interface TaskCounts {
  readonly mine: number;
  readonly group: number;
  readonly late: number;
  readonly soon: number;
}

export interface TaskDetail extends TaskRow {
  /** Version of the case: If-Match of each act. */
  readonly version: number;
  readonly form?: FormSchema;
  readonly formKey?: string;
  readonly rights: StepRights;
  /** Variables this step may see, already narrowed; saved values on top. */
  readonly values: Variables;
  readonly buttons: readonly TaskButton[];
  /** Acts that are legal now for this person. */
  readonly may: readonly (
    | 'claim'
    | 'return'
    | 'hand-over'
    | 'save'
    | 'complete'
    | 'send-back'
    | 'supplement'
    | 'decline'
  )[];
  readonly sendBackTargets: readonly { readonly element: string; readonly name: string }[];
  readonly deadline?: DeadlineView;
  /** Of the due time, where it counts working days and at least one is left. */
  readonly workingDays?: number;
  readonly supplement?: { readonly items: readonly string[]; readonly askedAt: Iso; readonly due?: Iso };
  readonly case: CaseDetail;
}

export interface CaseDetail {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly service: string;
  readonly serviceTitle: string;
  readonly status: string;
  readonly trial: boolean;
  readonly version: number;
  readonly startedAt: Iso;
  readonly endedAt?: Iso;
  readonly channel: Channel;
  readonly applicant?: Applicant;
  /** The application as it was sent: form and values this person may see. */
  readonly form?: FormSchema;
  readonly values: Variables;
  readonly incidents: readonly {
    readonly id: string;
    readonly element: string;
    readonly message: string;
    readonly at: Iso;
  }[];
  readonly rating?: { readonly level: RatingLevel; readonly text?: string };
}

export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly service: string;
  readonly status: string;
  readonly startedAt: Iso;
  readonly endedAt?: Iso;
  readonly due?: Iso;
  readonly dueState: DueState;
  readonly trial: boolean;
  readonly incident: boolean;
}

export interface TimelineRow {
  readonly seq: number;
  readonly at: Iso;
  readonly who: string;
  readonly text: Text;
  readonly element?: string;
  readonly reason?: string;
}

export interface DiagramResource {
  readonly xml: string;
  /** Elements with tokens now, and those already done. */
  readonly active: readonly string[];
  readonly done: readonly string[];
  readonly incidents: readonly string[];
}

export interface CommentResource {
  readonly id: string;
  readonly at: Iso;
  readonly who: string;
  readonly text: string;
  readonly audience: Audience;
  readonly files: readonly FileRef[];
}

export interface CaseFile extends FileRef {
  readonly at: Iso;
  readonly who: string;
  readonly audience: Audience;
  readonly dataClass: DataClass;
}

export interface AuditRow {
  readonly id: string;
  readonly at: Iso;
  readonly who: string;
  readonly post?: string;
  readonly act: string;
  /** The act in words, as the API called it when it was done. */
  readonly label?: Text;
  readonly object: string;
  readonly outcome: 'done' | 'refused';
  readonly reason?: string;
}

export interface DemoClock {
  readonly on: boolean;
  readonly now: Iso;
  /** Why it may not be moved: there are cases that are neither demo nor trial. */
  readonly blocked?: Text;
}

export interface ChangeNotice {
  readonly kind: 'case' | 'design' | 'directory' | 'notification';
  readonly id: string;
  readonly version: number;
}

export interface NotificationRow {
  readonly id: string;
  readonly at: Iso;
  readonly text: string;
  readonly caseId?: string;
  readonly taskId?: string;
  readonly read: boolean;
}
