/**
 * The words that every room shares, as types. Nothing here runs: a room that needs behaviour keeps it itself.
 * The word table is in docs/architecture.md; one concept has one word in code, API, UI and docs.
 */

/** A text in both languages of the product. Chinese is the first language and is never empty. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Locale = 'zh' | 'en';

/** An instant in milliseconds since 1970-01-01T00:00:00Z. Always from the context, never from a clock of the pure rooms. */
export type Instant = number;

/** What a check reports about a model. Errors block publishing; warnings need a reason. */
export interface Finding {
  /** Stable name of the rule in kebab-case, e.g. `no-end-event`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Id of the BPMN element, or a form's `formKey#field.path`. Absent: the whole model. */
  readonly element?: string;
  readonly message: Text;
  /** How to mend it, as a sentence that starts with a verb. */
  readonly mend: Text;
  /** Line in the source file, 1-based, where it is known. */
  readonly line?: number;
  /** Ids of elements that lead to the problem, shown as a path on the diagram. */
  readonly path?: readonly string[];
}

/** 数据级别: set by a field's kind, obeyed by lists, exports, notices, search, messages and logs. */
export type DataClass = 'public' | 'personal' | 'sensitive' | 'child';

/** 可见范围: who sees a comment, file or opinion. */
export type Audience = 'handlers' | 'unit' | 'applicant' | 'public';

/** How somebody reached us. */
export type Channel = 'portal' | 'workbench' | 'designer' | 'paper' | 'phone' | 'system' | 'api';

/** Who does something, in which post, on behalf of whom. Part of every event and audit record. */
export interface Actor {
  readonly kind: 'staff' | 'resident' | 'system';
  /** Person id, resident id, or the name of the system part (`timer`, `job`, `outbox`). */
  readonly id: string;
  /** The post a staff member acts in. */
  readonly post?: string;
  /** The person on whose behalf (a paper application entered for somebody, a stand-in). */
  readonly onBehalfOf?: string;
}

/** The four settings that decide who may do something with one field at one step. */
export type FieldAccess = 'read' | 'edit' | 'hide' | 'mask';

/** Rights of one step, by field path; a field that is not named has `otherwise`. */
export interface StepRights {
  readonly otherwise: FieldAccess;
  readonly fields: Readonly<Record<string, FieldAccess>>;
}

export type UnitKind = 'district' | 'street' | 'department' | 'community' | 'grid';

/** 组织目录: units, posts and people, as an immutable snapshot with a version. */
export interface Directory {
  readonly version: number;
  readonly units: readonly Unit[];
  readonly posts: readonly Post[];
  readonly people: readonly Person[];
}

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** The unit above; departments hang beside communities under their street or district. */
  readonly parent?: string;
  /** Days (`2026-11-22`) from which and until which (exclusive) the unit exists. */
  readonly validFrom: string;
  readonly validTo?: string;
}

/** 岗位: a place in a unit that people hold. Its id is the candidate group of tasks. */
export interface Post {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  /** What the post is for, in kebab-case (`grid-worker`, `dispatcher`, `leader`, `handler`, `admin`, `designer`, `publisher`, …). */
  readonly role: string;
  readonly holders: readonly string[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** Who asked. Part of the case, readable in FEEL as `applicant`. */
export interface Applicant {
  readonly kind: 'resident' | 'staff' | 'guest';
  readonly id?: string;
  readonly name?: string;
  readonly phone?: string;
  /** Unit id of the community (and grid) the matter belongs to, set from an address field. */
  readonly community?: string;
  readonly grid?: string;
}

/** 好差评: five levels, 5 = 非常满意 … 1 = 非常不满意. */
export type RatingLevel = 1 | 2 | 3 | 4 | 5;
