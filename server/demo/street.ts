/** 青禾街道: a street that does not exist. Units, posts and the people in them; no real person bears these posts. */
import type { UnitKind } from '#runtime/model';

export const SPACE = 'demo';
export const STREET = '青禾街道（演示）';
export const STREET_PHONE = '010-60000000';
/** Made by `spaces.open`. */
export const STREET_UNIT = `unit-${SPACE}`;

export interface DemoUnit {
  readonly key: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** Key of the unit above; `street` is the street itself. */
  readonly under?: string;
}

export const DEPARTMENTS = [
  'urban-management',
  'market',
  'police',
  'landscape',
  'housing',
  'transport',
] as const;

const department = (key: string, name: string): DemoUnit => ({
  key,
  name,
  kind: 'department',
  under: 'street',
});
const community = (key: string, name: string): readonly DemoUnit[] => [
  { key, name, kind: 'community', under: 'street' },
  { key: `${key}-g1`, name: '第一网格', kind: 'grid', under: key },
  { key: `${key}-g2`, name: '第二网格', kind: 'grid', under: key },
];

export const units: readonly DemoUnit[] = [
  { key: 'district', name: '云山区（演示）', kind: 'district' },
  department('urban-management', '城管执法队'),
  department('market', '市场监管所'),
  department('police', '派出所'),
  department('landscape', '园林绿化所'),
  department('housing', '房管所'),
  department('transport', '交通队'),
  ...community('c1', '东里社区'),
  ...community('c2', '西里社区'),
  ...community('c3', '南园社区'),
  ...community('c4', '北苑社区'),
];

export interface DemoPost {
  /** Also the login, after `demo-`. */
  readonly key: string;
  readonly unit: string;
  readonly role: string;
  readonly name: string;
  /** Nobody: a vacant post, as streets have them. */
  readonly person?: string;
}

const post = (key: string, unit: string, role: string, name: string, person?: string): DemoPost => ({
  ...{ key, unit, role, name },
  ...(person === undefined ? {} : { person }),
});

export const posts: readonly DemoPost[] = [
  post('dispatcher', 'street', 'dispatcher', '派单员', '沈佳宁'),
  post('handler', 'street', 'handler', '平安办经办人', '罗启明'),
  post('caller', 'street', 'caller', '回访员', '方小雨'),
  post('arbiter', 'street', 'arbiter', '裁定人', '贺振国'),
  post('leader', 'street', 'leader', '分管副主任', '陆文华'),
  post('designer', 'street', 'designer', '流程设计员', '姚可心'),
  post('publisher', 'street', 'publisher', '发布员', '秦朗'),
  post('operator', 'street', 'operator', '运维员', '邹一帆'),
  post('urban-management', 'urban-management', 'handler', '执法队员', '郝建军'),
  post('urban-management-leader', 'urban-management', 'leader', '队长', '石磊'),
  post('market', 'market', 'handler', '监管员', '杜晓晴'),
  post('market-leader', 'market', 'leader', '所长', '梁国栋'),
  post('police', 'police', 'handler', '社区民警', '余江'),
  post('police-leader', 'police', 'leader', '副所长', '戴志强'),
  post('landscape', 'landscape', 'handler', '养护员', '苗青'),
  post('landscape-leader', 'landscape', 'leader', '所长', '龚树林'),
  post('housing', 'housing', 'handler', '房管员', '崔立新'),
  post('housing-leader', 'housing', 'leader', '所长', '万里红'),
  post('transport', 'transport', 'handler', '路面警员', '邵飞'),
  post('transport-leader', 'transport', 'leader', '中队长', '雷鸣'),
  post('c1-leader', 'c1', 'leader', '社区书记', '汪秀兰'),
  post('c1-clerk', 'c1', 'clerk', '窗口人员', '夏雪'),
  post('c1-handler', 'c1', 'handler', '社区经办人', '谭静'),
  post('c2-leader', 'c2', 'leader', '社区书记', '范德胜'),
  post('c2-handler', 'c2', 'handler', '社区经办人', '彭丹'),
  post('c3-leader', 'c3', 'leader', '社区书记', '金玉梅'),
  post('c3-handler', 'c3', 'handler', '社区经办人', '孔维'),
  post('c4-leader', 'c4', 'leader', '社区书记', '马长河'),
  // Vacant: whoever asks the community for something gets stuck here, and somebody has to mend it.
  post('c4-handler', 'c4', 'handler', '社区经办人'),
  post('c1-grid-1', 'c1-g1', 'grid-worker', '网格员', '丁小兵'),
  post('c1-grid-2', 'c1-g2', 'grid-worker', '网格员', '钟慧'),
  post('c2-grid-1', 'c2-g1', 'grid-worker', '网格员', '卢海燕'),
  post('c3-grid-1', 'c3-g1', 'grid-worker', '网格员', '任强'),
  post('c4-grid-1', 'c4-g1', 'grid-worker', '网格员', '姜波'),
];

export const unitId = (key: string): string => (key === 'street' ? STREET_UNIT : `${SPACE}-${key}`);
export const postId = (key: string): string => `${SPACE}-post-${key}`;
export const personId = (key: string): string => `${SPACE}-person-${key}`;
export const loginOf = (key: string): string => `${SPACE}-${key}`;
export const ADMIN = {
  key: 'admin',
  name: '林知行',
  id: `person-${SPACE}-admin`,
  post: `post-${SPACE}-admin`,
} as const;
