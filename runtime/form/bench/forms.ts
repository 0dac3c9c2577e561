/** How many submissions of a ten-field form with linkage one core judges in a second. */
import { performance } from 'node:perf_hooks';
import type { Variables } from '#runtime/values';
import { compileForm, evaluate, type FormSchema } from '../index.ts';

const SCHEMA: FormSchema = {
  type: 'object',
  properties: {
    kind: {
      type: 'string',
      title: '类型',
      'x-component': 'single-choice',
      required: true,
      enum: [
        { label: '楼道堆物', value: 'clutter' },
        { label: '设施维修', value: 'repair' },
        { label: '其他', value: 'other' },
      ],
    },
    other: {
      type: 'string',
      title: '是什么',
      'x-component': 'text',
      required: true,
      'x-visible': '{{ kind = "other" }}',
    },
    where: { type: 'object', title: '在哪里', 'x-component': 'address', required: true },
    since: {
      type: 'string',
      title: '从哪天起',
      'x-component': 'date',
      'x-component-props': { latest: 'today' },
    },
    price: {
      type: 'number',
      title: '单价',
      'x-component': 'money',
      'x-visible': '{{ kind = "repair" }}',
    },
    count: { type: 'number', title: '数量', 'x-component': 'number', 'x-visible': '{{ kind = "repair" }}' },
    total: {
      type: 'number',
      title: '合计',
      'x-component': 'money',
      'x-value': '{{ price * count }}',
      'x-visible': '{{ kind = "repair" }}',
    },
    approval: {
      type: 'string',
      title: '超过五百元的理由',
      'x-component': 'long-text',
      'x-reactions': {
        dependencies: ['total'],
        when: '{{ total > 500 }}',
        fulfill: { state: { visible: true, required: true } },
        otherwise: { state: { visible: false } },
      },
    },
    name: { type: 'string', title: '姓名', 'x-component': 'name', required: true },
    phone: { type: 'string', title: '电话', 'x-component': 'phone', required: true },
  },
};

const PLACES = [{ id: 'c1', name: '东里社区', grids: [{ id: 'g1', name: '第一网格' }] }];

/** What residents send: right and wrong, each path of the linkages. */
const SUBMISSIONS: readonly Variables[] = [
  { kind: 'clutter', where: { community: 'c1', detail: '3 号楼' }, name: '周涛', phone: '139 0000 0001' },
  {
    kind: 'repair',
    where: { community: 'c1', grid: 'g1', detail: '门口' },
    since: '2026-11-01',
    price: 120.5,
    count: 6,
    approval: '灯坏了三盏',
    name: '李静',
    phone: '010-88886666',
  },
  {
    kind: 'other',
    other: '路灯',
    where: { community: 'c1', detail: '路口' },
    name: '王 芳',
    phone: '1390000001',
  },
  { kind: 'repair', price: 10, count: 2, name: '', phone: '' },
];

export async function bench(): Promise<readonly { id: string; value: number; unit: string }[]> {
  const { form, findings } = compileForm(SCHEMA);
  if (findings.length > 0) throw new Error(`Expected a form without findings, but got ${findings.length}.`);
  const judge = (count: number): number => {
    let valid = 0;
    for (let i = 0; i < count; i += 1) {
      const values = SUBMISSIONS[i % SUBMISSIONS.length] ?? {};
      const now = Date.UTC(2026, 10, 22) + i;
      if (evaluate(form, { values, now, zone: 'Asia/Shanghai', places: PLACES }).valid) valid += 1;
    }
    return valid;
  };
  const expected = judge(4_000);
  if (expected !== 2_000)
    throw new Error(`Expected half of the submissions to be valid, but ${expected} of 4000 were.`);
  const rounds: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const begin = performance.now();
    judge(4_000);
    rounds.push(4_000 / ((performance.now() - begin) / 1000));
  }
  rounds.sort((a, b) => a - b);
  return [{ id: 'submissions-per-s', value: Math.round(rounds[2] ?? 0), unit: '1/s' }];
}
