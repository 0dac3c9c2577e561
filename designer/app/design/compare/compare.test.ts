import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FormSchema } from '#runtime/form';
import type { DesignBody } from '#runtime/wire';
import type { Doc } from '../types.ts';
import { type Change, changesOf } from './index.ts';

const pack = (path: string) =>
  readFileSync(new URL(`../../../../templates/street-whistle/${path}`, import.meta.url), 'utf8');
const report = JSON.parse(pack('forms/report.json')) as FormSchema;

const label = (zh: string) => ({ zh, en: zh });
const body: DesignBody = {
  page: {
    ...{ title: '反映问题', summary: '', forWhom: '居民', howLong: '5 天', prefix: 'CS' },
    ...{ bring: ['身份证'], minutes: 3, access: 'anyone' },
  },
  process: pack('processes/street-whistle.bpmn'),
  forms: { report },
  decisions: { judge: pack('decisions/judge.dmn') },
  settingSpecs: [
    {
      key: 'days',
      label: label('办理时限'),
      explain: label(''),
      type: 'number',
      default: 5,
      source: 'local',
    },
  ],
  settings: { days: 5 },
  roleSpecs: [{ key: 'dispatcher', label: label('派单员'), explain: label('') }],
  roles: { dispatcher: { unit: 'u1', role: 'clerk' } },
  ratingAtEnd: false,
};

const doc = (change: Partial<DesignBody> = {}, name = '吹哨'): Doc => ({
  name,
  body: { ...body, ...change },
});
const line = ({ kind, what, from, to }: Change) =>
  `${kind} ${what.zh}${from || to ? ` ${from?.zh} → ${to?.zh}` : ''}`;
const differs = async (part: string, after: Doc) =>
  (await changesOf(part, doc(), after, (unit, role) => `${unit}·${role}`)).map(line);

describe('what differs inside a part, in words', () => {
  it('settings, roles, page, name: the old value and the new one', async () => {
    expect(await differs('settings', doc({ settings: { days: 7 } }))).toEqual(['changed 办理时限 5 → 7']);
    expect(await differs('roles', doc({ roles: {} }))).toEqual(['changed 派单员 u1·clerk → （空）']);
    expect(await differs('name', doc({}, '新名'))).toEqual(['changed 名称 吹哨 → 新名']);
    expect(await differs('ratingAtEnd', doc({ ratingAtEnd: true }))).toEqual(['changed 办结后评价 否 → 是']);
    const page = { ...body.page, bring: ['身份证', '照片'], access: 'resident' as const };
    expect(await differs('page', doc({ page }))).toEqual([
      'changed 要准备什么 身份证 → 身份证；照片',
      'changed 谁可以填 不用登录 → 登录的居民',
    ]);
  });

  it('lists of settings: what came, went, was renamed', async () => {
    const [days] = body.settingSpecs;
    const renamed = [{ ...days, label: label('办结时限') }] as DesignBody['settingSpecs'];
    expect(await differs('settingSpecs', doc({ settingSpecs: renamed }))).toEqual([
      'changed 名称 办理时限 → 办结时限',
    ]);
    expect(await differs('settingSpecs', doc({ settingSpecs: [] }))).toEqual(['removed 办理时限']);
  });

  it('forms: fields by their titles', async () => {
    const text = JSON.stringify(report);
    const renamed = JSON.parse(text.replace('是否危及人身安全', '是否紧急')) as FormSchema;
    expect(await differs('form:report', doc({ forms: { report: renamed } }))).toEqual([
      'changed 字段名称 是否危及人身安全 → 是否紧急',
    ]);
    expect(await differs('form:report', doc({ forms: {} }))).toEqual(['removed 整张表']);
    expect(await differs('form:other', doc({ forms: { report, other: report } }))).toEqual(['added 整张表']);
  });

  it('the drawing: elements by kind and name, and what of them', async () => {
    const process = body.process
      .replace('name="街道核实"', 'name="街道确认"')
      .replace('confirmHours', 'days');
    expect(await differs('process', doc({ process }))).toEqual([
      'changed 步骤改名 街道核实 → 街道确认',
      'changed 步骤“街道确认”：多久办完',
    ]);
  });

  it('decision tables: rules by their number', async () => {
    const judge = (body.decisions.judge ?? '').replace('<text>"own"</text>', '<text>"one"</text>');
    expect(await differs('decision:judge', doc({ decisions: { judge } }))).toEqual([
      'changed “judge”第 2 条',
    ]);
    expect(await differs('decision:judge', doc({ decisions: {} }))).toEqual([
      'removed “duty”',
      'removed “judge”',
    ]);
  });

  it('a side that cannot be read is said to be so, never thrown away', async () => {
    const [only, ...more] = await differs('process', doc({ process: 'hello' }));
    expect(only).toContain('读不出来');
    expect(more).toEqual([]);
  });
});
