/** A small service of the street's own beside the pack: borrowing a community's activity room. */
import type { DesignBody } from '#runtime/wire';
import { ago, on, type Story } from './story.ts';
import { unitId } from './street.ts';

export const VENUE_NAME = '借用社区活动室';

/** What a designer makes of the blank page of a new design. */
export function venueBody(blank: DesignBody): DesignBody {
  return {
    ...blank,
    page: {
      ...{
        title: VENUE_NAME,
        titleEn: 'Borrow the activity room',
        summary: '开会、排练、办讲座，社区活动室免费借用。',
      },
      ...{ forWhom: '本街道居民和社区组织', howLong: '两个工作日内答复', bring: [], minutes: 2 },
      ...{ access: 'anyone' as const, prefix: 'HD', group: '社区服务' },
    },
    process: blank.process
      .replace(
        '<linli:assignment kind="role" role="handler" whenEmpty="incident" />',
        '<linli:assignment kind="applicant-community" role="handler" whenEmpty="incident" />\n        <linli:deadline amount="2" unit="working-day" remindAt="80%" remindText="借用申请快到期" />',
      )
      .replaceAll('name="办理"', 'name="安排活动室"'),
    forms: {
      application: {
        type: 'object',
        properties: {
          event: field('text', '活动名称', 'Event', 0, { required: true, maxLength: 60 }),
          day: field('date', '哪一天', 'Day', 1, { required: true }),
          people: {
            ...field('number', '大约多少人', 'People', 2, { minimum: 1, maximum: 200 }),
            type: 'number',
          },
          place: { ...field('address', '哪个社区', 'Community', 3, { required: true }), type: 'object' },
          name: field('name', '联系人', 'Name', 4, { required: true, 'x-data-class': 'personal' }),
          phone: field('phone', '手机号', 'Mobile', 5, { required: true, 'x-data-class': 'personal' }),
        },
      },
    },
    roleSpecs: [],
    roles: {},
    ratingAtEnd: true,
  };
}

type Field = DesignBody['forms'][string];

function field(kind: string, title: string, en: string, index: number, more: Partial<Field>): Field {
  return {
    type: 'string',
    title,
    'x-component': kind,
    'x-index': index,
    'x-text-en': { title: en },
    ...more,
  };
}

const wish = (
  event: string,
  day: string,
  people: number,
  community: string,
  name: string,
  phone: string,
) => ({
  ...{ event, day, people, name, phone },
  place: { community: unitId(community), detail: '活动室' },
});

const done = { complete: 'handle', by: 'c1-handler', values: {} } as const;

/** @param day the demo's last day, e.g. `2026-11-22` */
export const venueStories = (day: string): readonly Story[] => [
  {
    ...{ id: 'v01', service: 'venue', shows: '办结并评价', at: on(13, '10:00'), from: 'portal' },
    values: wish('合唱队排练', day, 25, 'c1', '许桂英', '13800002001'),
    acts: [
      [on(12, '10:00'), done],
      [on(12, '20:00'), { rate: 5 }],
    ],
  },
  {
    ...{ id: 'v02', service: 'venue', shows: '社区办理中', at: ago(200), from: 'portal' },
    values: wish('防诈骗讲座', day, 40, 'c2', '何永年', '13800002002'),
    acts: [],
  },
  {
    ...{ id: 'v03', service: 'venue', shows: '没有人办，成为异常', at: on(1, '10:30'), from: 'portal' },
    values: wish('亲子读书会', day, 15, 'c4', '曹敏', '13800002003'),
    acts: [],
  },
];
