import type { FieldError } from '#runtime/form';
import { isRecord, type Value } from '#runtime/values';
import { defineRule } from '../shared/define.ts';
import { wrong, wrongType } from '../shared/errors.ts';
import { prop } from '../shared/props.ts';
import { commonSettings } from '../shared/settings.ts';
import { lengthOf, oneLine } from '../shared/text.ts';
import type { FieldPlace, RuleContext } from '../types.ts';

const KEYS = ['community', 'communityName', 'grid', 'gridName', 'detail'];
const MOST_DETAIL = 120;

/** What an address keeps. Names stand beside the ids, so that it reads the same after a community was renamed. */
export interface AddressValue {
  readonly community: string;
  readonly communityName: string;
  readonly grid?: string;
  readonly gridName?: string;
  readonly detail: string;
}

/** The address in a value, as far as it goes. */
export function addressOf(value: Value | undefined): Partial<AddressValue> {
  if (!isRecord(value)) return {};
  const part = (key: string) =>
    typeof value[key] === 'string' && value[key] !== '' ? { [key]: value[key] } : {};
  return Object.assign({}, ...KEYS.map(part));
}

/** Ids are known, names are taken from the directory: a client's names are not believed. */
function tidy(value: Value, places: readonly FieldPlace[] | undefined): Value {
  if (!isRecord(value) || Object.keys(value).some((key) => !KEYS.includes(key))) return value;
  if (Object.values(value).some((part) => part !== null && typeof part !== 'string')) return value;
  const { community, communityName, grid, gridName, detail } = addressOf(value);
  const place = places?.find((one) => one.id === community);
  const inGrid = place?.grids.find((one) => one.id === grid);
  const names = places ? { communityName: place?.name, gridName: inGrid?.name } : { communityName, gridName };
  const kept = { community, ...names, grid, detail: detail === undefined ? undefined : oneLine(detail) };
  const entries = KEYS.map((key) => [key, kept[key as keyof typeof kept]] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => !!entry[1]));
}

function check(value: Value, context: RuleContext): readonly FieldError[] {
  if (!isRecord(value)) return wrongType(context);
  for (const [key, part] of Object.entries(value)) {
    if (!KEYS.includes(key) || typeof part !== 'string' || part.length > 400) return wrongType(context);
  }
  const { community, grid, detail } = addressOf(value);
  if (community === undefined) {
    return wrong(context, 'address-community', '请先选择社区', 'Please choose the community first');
  }
  const place = context.places?.find((one) => one.id === community);
  if (context.places && !place) {
    return wrong(
      context,
      'address-community',
      '这个社区不在可选范围，请重新选择社区',
      'That community cannot be chosen here; please choose again',
    );
  }
  if (grid !== undefined && place && !place.grids.some((one) => one.id === grid)) {
    return wrong(
      context,
      'address-grid',
      '这个网格不在所选社区里，请重新选择网格，或不选',
      'That grid is not in the chosen community; please choose again, or leave it',
    );
  }
  if (detail === undefined && prop(context.schema, 'detail') !== 'optional') {
    return wrong(
      context,
      'address-detail',
      '请写具体位置，如 3 号楼 2 单元 501',
      'Please write where exactly, such as building 3, entrance 2, flat 501',
    );
  }
  if (detail !== undefined && lengthOf(detail) > MOST_DETAIL) {
    return wrong(
      context,
      'too-long',
      `具体位置最多 ${MOST_DETAIL} 个字，请写短一些`,
      `At most ${MOST_DETAIL} characters for the exact place; please shorten it`,
    );
  }
  return [];
}

/** Where: community and grid of the directory, and the exact place in words. The first one of a form is the applicant's. */
export const addressRule = defineRule({
  kind: 'address',
  name: { zh: '地址', en: 'Address' },
  group: 'place',
  type: 'object',
  dataClass: 'personal',
  settings: [
    ...commonSettings,
    {
      path: 'x-component-props.detail',
      label: { zh: '具体位置', en: 'Exact place' },
      input: 'choice',
      choices: [
        { value: 'required', label: { zh: '必填', en: 'Required' } },
        { value: 'optional', label: { zh: '可以不填', en: 'Optional' } },
      ],
    },
    { path: 'x-component-props.grid', label: { zh: '问网格', en: 'Ask for the grid' }, input: 'switch' },
  ],
  isEmpty: (value) =>
    Object.keys(addressOf(value)).length === 0 && (value === null || value === '' || isRecord(value)),
  normalise: (value, context) => tidy(value, context.places),
  check,
  show(value) {
    const { communityName, community, gridName, detail } = addressOf(value);
    return [communityName ?? community, gridName, detail].filter(Boolean).join(' ');
  },
  // The community stays: it says whose matter it is, not where somebody lives.
  mask(value) {
    const { community, communityName, detail } = addressOf(value);
    if (!community && !detail) return null;
    return {
      ...(community === undefined ? {} : { community }),
      ...(communityName === undefined ? {} : { communityName }),
      ...(detail === undefined ? {} : { detail: '****' }),
    };
  },
});
