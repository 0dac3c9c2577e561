/** What residents read and send: resources as plain JSON. */
import type { TaskButton } from '#runtime/engine';
import type { FormSchema } from '#runtime/form';
import type { RatingLevel, StepRights, Text } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { Iso } from './common.ts';
import type { ServicePage } from './design.ts';

export interface ServiceRow {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly summary: string;
  readonly minutes: number;
  readonly group?: string;
  readonly access: ServicePage['access'];
  readonly space: { readonly id: string; readonly name: string; readonly phone: string };
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly grids: readonly { readonly id: string; readonly name: string }[];
}

export interface ServiceDetail {
  readonly id: string;
  readonly space: { readonly id: string; readonly name: string; readonly phone: string };
  readonly release: string;
  readonly trial: boolean;
  readonly suspended: boolean;
  readonly page: ServicePage;
  readonly form: FormSchema;
  readonly formKey: string;
  readonly rights: StepRights;
  readonly places: readonly Place[];
}

export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** A draft lives on the server, outside the case, and is opened elsewhere by its code. */
export interface Draft {
  readonly id: string;
  /** Eight characters in two groups, e.g. `7KQM-2XHD`; shown to who wrote it. */
  readonly code: string;
  readonly service: string;
  readonly release: string;
  readonly values: Variables;
  /** Key of the page last seen. */
  readonly page?: string;
  readonly version: number;
  readonly savedAt: Iso;
  readonly expiresAt: Iso;
}

export interface Receipt {
  readonly caseId: string;
  readonly number: string;
  /** Opens the content later without an account; shown once. */
  readonly secret: string;
  readonly due?: Iso;
  /** The holidays of the year it falls in are not known yet: it may move. */
  readonly dueMayMove?: true;
  readonly next: Text;
}

export type PublicState =
  | 'submitted'
  | 'accepted'
  | 'in-progress'
  | 'waiting-for-you'
  | 'done'
  | 'declined'
  | 'withdrawn'
  | 'cancelled';

export interface ApplicationRow {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly state: PublicState;
  readonly stateText: Text;
  readonly due?: Iso;
  /** The holidays of the year it falls in are not known yet: it may move. */
  readonly dueMayMove?: true;
  readonly updatedAt: Iso;
}

export interface ApplicationDetail extends ApplicationRow {
  readonly version: number;
  readonly service: {
    readonly id: string;
    readonly title: string;
    readonly phone: string;
    /** Name of the street office. */
    readonly street: string;
  };
  /** Of the due time, where it counts working days and at least one is left. */
  readonly workingDays?: number;
  /** Who has it now, with post; absent when nobody yet. */
  readonly holder?: string;
  readonly steps: readonly {
    readonly label: Text;
    readonly state: 'done' | 'now' | 'next';
    readonly at?: Iso;
  }[];
  readonly form: FormSchema;
  readonly values: Variables;
  readonly files: readonly FileRef[];
  readonly messages: readonly { readonly at: Iso; readonly from: string; readonly text: string }[];
  readonly supplement?: {
    readonly id: string;
    readonly items: readonly string[];
    readonly fields: readonly string[];
    readonly due?: Iso;
  };
  /** Steps of the drawing that the applicant does: confirm, rate, … */
  readonly tasks: readonly {
    readonly id: string;
    readonly name: string;
    readonly form: FormSchema;
    readonly rights: StepRights;
    readonly buttons: readonly TaskButton[];
    readonly values: Variables;
    readonly due?: Iso;
    readonly dueMayMove?: true;
  }[];
  readonly decline?: { readonly reason: string; readonly remedies: string };
  readonly canWithdraw: boolean;
  readonly canRate: boolean;
  readonly rating?: { readonly level: RatingLevel; readonly text?: string };
}

/** What a number with a phone shows: nothing else. */
export interface TrackResult {
  readonly number: string;
  readonly state: PublicState;
  readonly stateText: Text;
  readonly due?: Iso;
  /** The holidays of the year it falls in are not known yet: it may move. */
  readonly dueMayMove?: true;
}
