/**
 * From rows to a plan: what would be made and changed, or errors by row and column that say how to mend them.
 * Pure: the same rows over the same directory give the same plan, so that a dry run promises what an import does.
 */
import type { Text, UnitKind } from '#runtime/model';
import { type ImportReport, type Permission, ROLES } from '#runtime/wire';
import { plainLogin } from '#server/security';
import { findRole } from './roles.ts';
import type { Column, SheetRow } from './sheet.ts';
import type { Snapshot } from './snapshot.ts';

export interface PlannedUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string;
}
export interface PlannedPerson {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly phone: string;
  readonly unit: string;
  readonly isNew: boolean;
}
export interface PlannedPost {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly role: string;
  readonly permissions: readonly Permission[];
  readonly holders: readonly string[];
  readonly isNew: boolean;
}

export interface Plan {
  readonly units: readonly PlannedUnit[];
  readonly people: readonly PlannedPerson[];
  readonly posts: readonly PlannedPost[];
  readonly errors: ImportReport['errors'];
}

export interface PlanContext {
  readonly snapshot: Snapshot;
  /** Unit that stands above what names no other: the admin's own. */
  readonly root: string;
  /** Units the admin may write to. */
  readonly scope: readonly string[];
  readonly makeId: (kind: string, what: string) => string;
}

const KINDS: Readonly<Record<string, UnitKind>> = {
  区: 'district',
  区县: 'district',
  县: 'district',
  街道: 'street',
  乡镇: 'street',
  镇: 'street',
  乡: 'street',
  部门: 'department',
  科室: 'department',
  委办局: 'department',
  社区: 'community',
  村: 'community',
  网格: 'grid',
};

export function planImport(rows: readonly SheetRow[], context: PlanContext): Plan {
  const errors: { row: number; column: string; message: Text }[] = [];
  const units = planUnits(rows, context, (row, column, zh, en) => {
    errors.push({ row, column, message: { zh, en } });
  });
  const rest = planPeople(rows, context, units.find, (row, column, zh, en) => {
    errors.push({ row, column, message: { zh, en } });
  });
  for (const { row, cells } of rows) {
    for (const [column, cell] of Object.entries(cells)) {
      if (!isFormula(cell)) continue;
      const zh = '不能以 = + - @ 开头：导出后会被表格软件当作公式';
      const en = 'Must not begin with = + - @: a spreadsheet would take it for a formula';
      errors.push({ row, column, message: { zh, en } });
    }
  }
  errors.sort((a, b) => a.row - b.row);
  return { units: units.made, ...rest, errors };
}

/** What a spreadsheet would run when the directory is exported one day. A phone may begin with `+`. */
const isFormula = (cell: string): boolean => /^[=+\-@]/.test(cell) && !/^\+\d+$/.test(cell);

type Report = (row: number, column: Column, zh: string, en: string) => void;
interface KnownUnit {
  readonly id: string;
  readonly name: string;
  readonly parent: string | undefined;
}

/** Units in order of the sheet; a unit above may stand in a later row. `A/B` names B under A where names repeat. */
function planUnits(rows: readonly SheetRow[], context: PlanContext, report: Report) {
  const known: KnownUnit[] = context.snapshot.units.map(({ _id, name, parent }) => ({
    id: _id,
    name,
    parent,
  }));
  const made: PlannedUnit[] = [];
  const unitOfRow = new Map<number, string>();
  const find = (reference: string): readonly KnownUnit[] => {
    const [name, above] = reference.split('/').reverse();
    return known.filter(
      (unit) =>
        unit.name === name?.trim() &&
        (above === undefined || known.some((each) => each.id === unit.parent && each.name === above.trim())),
    );
  };

  let waiting = rows;
  for (let last = -1; waiting.length > 0 && waiting.length !== last; ) {
    last = waiting.length;
    const later: SheetRow[] = [];
    for (const row of waiting) {
      const { 单位: name, 类型: kind, 上级单位: above } = row.cells;
      if (name === '') {
        report(row.row, '单位', '单位不能为空，请填写单位名称', 'The unit is missing: enter its name');
        continue;
      }
      const parents = above === '' ? [] : find(above);
      if (above !== '' && parents.length === 0) {
        later.push(row);
        continue;
      }
      if (parents.length > 1) {
        report(
          row.row,
          '上级单位',
          `有多个“${above}”，请写成“上级/${above}”`,
          `There are several "${above}": write "above/${above}"`,
        );
        continue;
      }
      const parent = parents[0]?.id ?? context.root;
      const same = find(name).filter(
        (unit) => (above === '' ? true : unit.parent === parent) || unit.id === parent,
      );
      if (same.length > 1) {
        report(
          row.row,
          '上级单位',
          `有多个“${name}”，请填写上级单位`,
          `There are several "${name}": name the unit above`,
        );
        continue;
      }
      if (same[0]) {
        unitOfRow.set(row.row, same[0].id);
        if (!context.scope.includes(same[0].id) && !made.some((unit) => unit.id === same[0]?.id)) {
          report(row.row, '单位', `“${name}”不在您的管理范围内`, `"${name}" is outside what you administer`);
        }
        continue;
      }
      const unitKind = KINDS[kind];
      if (!unitKind) {
        const list = '街道、部门、社区、网格';
        report(row.row, '类型', `类型应为：${list}`, `The kind is one of ${list}`);
        continue;
      }
      if (!context.scope.includes(parent) && !made.some((unit) => unit.id === parent)) {
        report(
          row.row,
          '上级单位',
          `“${above}”不在您的管理范围内`,
          `"${above}" is outside what you administer`,
        );
        continue;
      }
      const unit = { id: context.makeId('unit', `${parent}\n${name}`), name, kind: unitKind, parent };
      made.push(unit);
      known.push(unit);
      unitOfRow.set(row.row, unit.id);
    }
    waiting = later;
  }
  for (const row of waiting) {
    const above = row.cells.上级单位;
    report(
      row.row,
      '上级单位',
      `找不到上级单位“${above}”，请先在表中加入它或改正名称`,
      `There is no unit "${above}": add a row for it or mend the name`,
    );
  }
  return { made, find: (row: number): string | undefined => unitOfRow.get(row) };
}

function planPeople(
  rows: readonly SheetRow[],
  { snapshot, makeId }: PlanContext,
  unitOf: (row: number) => string | undefined,
  report: Report,
): Pick<Plan, 'people' | 'posts'> {
  const byLogin = new Map([...snapshot.people.values()].map((person) => [person.login, person]));
  const people = new Map<string, PlannedPerson>();
  const posts = new Map<string, PlannedPost>();
  for (const { row, cells } of rows) {
    const { 姓名: name, 登录名: login, 手机: phone, 岗位: post, 职责: duty } = cells;
    const unit = unitOf(row);
    if (name === '' && login === '' && post === '') continue;
    const wrong = personErrors(row, cells, report);
    if (wrong || unit === undefined) continue;
    const known = byLogin.get(plainLogin(login));
    const earlier = people.get(plainLogin(login));
    const sameName = (earlier?.name ?? known?.name ?? name) === name;
    if (!sameName) {
      report(
        row,
        '登录名',
        `登录名“${login}”已属于${earlier?.name ?? known?.name}，请换一个`,
        `The login "${login}" belongs to somebody else: choose another`,
      );
      continue;
    }
    const id = known?._id ?? earlier?.id ?? makeId('person', plainLogin(login));
    people.set(plainLogin(login), {
      id,
      name,
      login: plainLogin(login),
      phone: phone === '' ? (earlier?.phone ?? known?.phone ?? '') : phone,
      unit: known?.unit ?? earlier?.unit ?? unit,
      isNew: known === undefined,
    });
    const role = findRole(duty);
    if (!role) continue;
    const key = `${unit}\n${post}`;
    const there = posts.get(key);
    const stored = snapshot.posts.find((each) => each.unit === unit && each.name === post);
    const holders = there?.holders ?? stored?.holders ?? [];
    posts.set(key, {
      id: stored?._id ?? makeId('post', key),
      unit,
      name: post,
      role: stored?.role ?? role.role,
      permissions: stored?.permissions ?? role.permissions,
      holders: holders.includes(id) ? holders : [...holders, id],
      isNew: stored === undefined,
    });
  }
  return { people: [...people.values()], posts: [...posts.values()] };
}

/** Whether something in the row's person or post is wrong. */
function personErrors(row: number, cells: SheetRow['cells'], report: Report): boolean {
  const { 姓名: name, 登录名: login, 手机: phone, 岗位: post, 职责: duty } = cells;
  let wrong = false;
  const say: Report = (...error) => {
    wrong = true;
    report(...error);
  };
  if (name === '') say(row, '姓名', '请填写姓名', 'Enter the name');
  if (!/^[\w.@-]{2,50}$/.test(login)) {
    say(row, '登录名', '登录名为 2–50 个字母、数字或 . _ - @', 'A login has 2–50 letters, digits or . _ - @');
  }
  if (phone !== '' && !/^\+?\d{5,15}$/.test(phone)) {
    say(row, '手机', '手机号只含数字，例如 13800000001', 'A phone has digits only, e.g. 13800000001');
  }
  if (post === '')
    say(row, '岗位', '请填写岗位名称，例如“网格员”', 'Enter the name of the post, e.g. "网格员"');
  if (!findRole(duty)) {
    const list = ROLES.map((role) => role.label.zh).join('、');
    say(row, '职责', `职责应为：${list}`, `The duty is one of ${list}`);
  }
  return wrong;
}
