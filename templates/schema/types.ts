/**
 * What a pack is on disk. `templates/<id>/` holds:
 *
 *     pack.json             this file's PackFile
 *     processes/*.bpmn      the drawing (PackFile.process names the one that is cloned)
 *     forms/*.json          one FormSchema each
 *     decisions/*.dmn       one DMN file each
 *     scenarios/*.json      executable stories (runtime/scenario)
 *     README.zh.md, README.md
 *
 * Paths are relative to the pack's folder, with `/`, and never leave it.
 */
import type { FormSchema } from '#runtime/form';
import type { Text } from '#runtime/model';
import type { DesignBody, RoleSpec, ServicePage, SettingSpec } from '#runtime/wire';

/** The address that `$schema` of a pack.json must carry; its last part is the number of the format. */
export const PACK_SCHEMA = 'https://linli.dev/schema/pack/1.json';

/** Number of the pack format that this loader reads. */
export const PACK_FORMAT = 1;

/** pack.json, as it is written by hand. */
export interface PackFile {
  readonly $schema: string;
  /** Kebab-case, the folder's name. */
  readonly id: string;
  /** `1.2.0` */
  readonly version: string;
  /** Number of the engine's behaviour that it needs at least (1 is the first). */
  readonly engine: number;
  readonly name: Text;
  readonly summary: Text;
  /** One of the process shapes of docs, e.g. `dispatch`. */
  readonly shape: string;
  readonly page: ServicePage;
  /** `processes/x.bpmn` */
  readonly process: string;
  /** Form key → `forms/x.json`. */
  readonly forms: Readonly<Record<string, string>>;
  /** Decision key → `decisions/x.dmn`. */
  readonly decisions: Readonly<Record<string, string>>;
  readonly settings: readonly SettingSpec[];
  readonly roles: readonly RoleSpec[];
  readonly ratingAtEnd: boolean;
  /** `scenarios/x.json` */
  readonly scenarios: readonly string[];
}

export interface PackScenario {
  /** The file's name without folder and ending. */
  readonly id: string;
  readonly title: Text;
  readonly content: unknown;
}

/** A pack that passed every step, with the contents of its files. */
export interface Pack {
  readonly file: PackFile;
  readonly process: string;
  readonly forms: Readonly<Record<string, FormSchema>>;
  readonly decisions: Readonly<Record<string, string>>;
  readonly scenarios: readonly PackScenario[];
  readonly readme: Text;
}

/** Why a pack was not loaded. `too-new` is not broken: a newer Linli reads it. */
export interface PackProblem {
  readonly pack: string;
  /** Number of the step that refused it, see `PACK_STEPS`. */
  readonly step: number;
  readonly kind: 'broken' | 'too-new';
  /** File and path inside it, e.g. `pack.json: settings.0.default`. */
  readonly where: string;
  readonly message: Text;
}

export interface PackShelf {
  /** Good packs, by id in alphabetical order. */
  readonly packs: readonly Pack[];
  readonly problems: readonly PackProblem[];
}

/** The design that a pack stands for, before it is cloned: roles unbound, settings at their defaults. */
export function bodyOfPack(pack: Pack): DesignBody {
  return {
    page: pack.file.page,
    process: pack.process,
    forms: pack.forms,
    decisions: pack.decisions,
    settingSpecs: pack.file.settings,
    settings: Object.fromEntries(pack.file.settings.map((spec) => [spec.key, spec.default])),
    roleSpecs: pack.file.roles,
    roles: {},
    ratingAtEnd: pack.file.ratingAtEnd,
  };
}
