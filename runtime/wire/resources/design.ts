/** Design, release, packs: resources as plain JSON. */
import type { FormSchema } from '#runtime/form';
import type { Text, UnitKind } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { Iso } from './common.ts';

/** What a resident is told before a service begins. */
export interface ServicePage {
  readonly title: string;
  readonly titleEn?: string;
  readonly summary: string;
  readonly forWhom: string;
  readonly howLong: string;
  readonly bring: readonly string[];
  /** Minutes to fill it in. */
  readonly minutes: number;
  /** Who may start it. */
  readonly access: 'anyone' | 'resident' | 'staff';
  readonly phone?: string;
  /** Prefix of the case number, e.g. `CS`. */
  readonly prefix: string;
  readonly group?: string;
}

/** One number that differs from place to place, with where it comes from. */
export interface SettingSpec {
  readonly key: string;
  readonly label: Text;
  readonly explain: Text;
  readonly type: 'number' | 'text' | 'boolean' | 'choice' | 'table';
  readonly unit?: string;
  readonly choices?: readonly { readonly value: string; readonly label: Text }[];
  readonly columns?: readonly SettingColumn[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default: import('#runtime/values').Value;
  /** Law, rule or "local": where the default comes from. */
  readonly source: string;
}

/** A column of a table; its cells are texts. */
export interface SettingColumn {
  readonly key: string;
  readonly label: Text;
  /** What a cell may be; absent: anything. */
  readonly choices?: readonly { readonly value: string; readonly label: Text }[];
  /** Several of the choices in one cell, separated by commas. */
  readonly many?: boolean;
}

export interface RoleSpec {
  readonly key: string;
  readonly label: Text;
  readonly explain: Text;
  /** Role and unit kind that are proposed first. */
  readonly proposes?: { readonly role: string; readonly unitKind?: UnitKind };
}

/** What is designed: everything a release will freeze. */
export interface DesignBody {
  readonly page: ServicePage;
  /** BPMN XML in the Linli profile. */
  readonly process: string;
  /** By form key. */
  readonly forms: Readonly<Record<string, FormSchema>>;
  /** DMN XML by key. */
  readonly decisions: Readonly<Record<string, string>>;
  readonly settingSpecs: readonly SettingSpec[];
  readonly settings: Variables;
  readonly roleSpecs: readonly RoleSpec[];
  readonly roles: Readonly<Record<string, { readonly unit: string; readonly role: string }>>;
  /** Whether a finished case is rated without a rating step in the drawing. */
  readonly ratingAtEnd: boolean;
}

export interface Design {
  readonly id: string;
  readonly space: string;
  readonly name: string;
  /** Revision: If-Match of the next save. */
  readonly version: number;
  readonly body: DesignBody;
  /** What it was cloned from: the whole base is kept for the merge in three ways. */
  readonly base?: { readonly pack: string; readonly packVersion: string };
  readonly savedBy: string;
  readonly savedAt: Iso;
  readonly service?: {
    readonly id: string;
    readonly state: 'published' | 'suspended';
    readonly release: number;
  };
}

export interface DesignRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly savedAt: Iso;
  readonly savedBy: string;
  readonly service?: {
    readonly id: string;
    readonly state: 'published' | 'suspended';
    readonly release: number;
  };
  readonly changed: boolean;
}

export interface Release {
  readonly id: string;
  readonly design: string;
  readonly service: string;
  /** 1, 2, 3 … within the service. */
  readonly number: number;
  readonly publishedAt: Iso;
  readonly publishedBy: string;
  readonly reason: string;
  readonly trial: boolean;
  readonly state: 'current' | 'older' | 'suspended';
  readonly cases: number;
}

export interface PackRow {
  readonly id: string;
  readonly version: string;
  readonly name: Text;
  readonly summary: Text;
  readonly shape: string;
}

export interface PackDetail extends PackRow {
  readonly readme: Text;
  readonly settings: readonly SettingSpec[];
  readonly roles: readonly RoleSpec[];
  readonly process: string;
  readonly scenarios: readonly { readonly id: string; readonly title: Text }[];
}
