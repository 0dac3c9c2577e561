/** Reports of residents and finds of grid workers, in every state that the whistle pack knows. */
import type { Variables } from '#runtime/values';
import { type Act, ago, on, type Story, type When } from './story.ts';
import { unitId } from './street.ts';

let count = 0;

/** Names and numbers are made up: nobody has a number that begins with 1380000. */
const NAMES = ['王素芬', '李建平', '赵晓梅', '孙国强', '周雅琴', '吴天佑', '郑洁', '冯玉兰', '陈立', '褚敏'];

const report = (
  matter: string,
  description: string,
  community: string,
  detail: string,
  urgent = '否',
): Variables => {
  count += 1;
  return {
    ...{ matter, description, urgent },
    place: { community: unitId(community), grid: unitId(`${community}-g1`), detail },
    name: NAMES[count % NAMES.length] ?? '王素芬',
    phone: `1380000${String(1000 + count)}`,
    keepSecret: count % 3 === 0 ? '否' : '是',
  };
};

const own: Act = judge({ route: 'own' });
const one = (lead: string): Act => judge({ route: 'one', kind: 'daily', lead });
const whistle = (kind: string, lead: string, ...helpers: string[]): Act =>
  judge({ route: 'whistle', kind, lead, helpers });

function judge(values: Variables): Act {
  return { complete: 'judge', by: 'dispatcher', button: 'dispatch', values };
}
const signIn = (by: string, people: string): Act => ({
  ...{ complete: 'sign-in', by, button: 'arrived', values: { people } },
});
const dispute = (by: string, reason: string): Act => ({
  ...{ complete: 'sign-in', by, button: 'dispute', values: {}, reason },
});
const report_ = (by: string, result: string, solved: string): Act => ({
  ...{ complete: 'handle', by, button: 'reported', values: { result, solved } },
});
const handleOwn = (ownResult: string): Act => ({
  ...{ complete: 'handle-own', by: 'handler', button: 'done', values: { ownResult } },
});
const confirm: Act = {
  ...{
    complete: 'confirm',
    by: 'dispatcher',
    button: 'confirmed',
    values: { confirmNote: '到现场看过，情况属实' },
  },
};
const redo = (reason: string): Act => ({
  ...{ complete: 'confirm', by: 'dispatcher', button: 'redo', values: {}, reason },
});
const call: Act = {
  ...{
    complete: 'call-back',
    by: 'caller',
    button: 'called',
    values: { reached: '是', callNote: '已说明处置情况' },
  },
};
const rating = (level: number, ratingText?: string): Act => ({
  ...{ answer: 'rate', button: 'rated' },
  values: { rating: level, ...(ratingText === undefined ? {} : { ratingText }) },
});

const story = (
  id: string,
  shows: string,
  at: When,
  values: Variables,
  acts: Story['acts'],
  from: Story['from'] = 'portal',
): Story => ({ ...{ id, service: 'whistle' as const, shows, at, from, values, acts } });

export const whistleStories: readonly Story[] = [
  story(
    'w01',
    '刚提交',
    ago(40),
    report('噪声扰民', '楼下装修从早上七点开始电钻', 'c1', '5 号楼 3 单元'),
    [],
  ),
  story('w02', '派单员已认领', ago(180), report('其他', '共享单车堵了盲道', 'c2', '地铁口东侧'), [
    [ago(120), { claim: 'judge', by: 'dispatcher' }],
  ]),
  story('w03', '等反映人补充', on(2, '10:05'), report('其他', '有人乱停车', 'c3', '小区外面'), [
    [
      on(2, '14:20'),
      {
        ...{ supplement: 'judge', by: 'dispatcher' },
        ...{ items: ['请写清楚是哪条路、大概什么时间'], fields: ['description', 'place'] },
      },
    ],
  ]),
  story(
    'w04',
    '吹哨后正在签到',
    ago(150),
    report('违法建设', '六层楼顶加盖彩钢房，还在施工', 'c1', '12 号楼楼顶'),
    [
      [ago(120), whistle('daily', 'urban-management', 'police', 'housing')],
      [ago(60), signIn('urban-management', '郝建军、石磊')],
    ],
  ),
  story(
    'w05',
    '部门异议，等裁定',
    ago(300),
    report('占道经营', '校门口流动摊贩卖早点', 'c2', '实验小学西门'),
    [
      [ago(260), whistle('daily', 'urban-management', 'market')],
      [ago(230), signIn('urban-management', '郝建军')],
      [ago(200), dispute('market', '流动摊贩没有固定场所，应由城管先行处置')],
    ],
  ),
  story(
    'w06',
    '部门迟迟没有签到',
    on(2, '09:15'),
    report('路灯故障', '甬路三盏路灯不亮', 'c4', '7 号楼北侧'),
    [[on(2, '10:00'), one('housing')]],
  ),
  story(
    'w07',
    '一个协办已反馈，主责在处置',
    on(3, '09:10'),
    report('噪声扰民', '夜里十一点还在施工', 'c3', '南园工地'),
    [
      [on(3, '09:40'), whistle('daily', 'urban-management', 'police')],
      [on(3, '11:00'), signIn('urban-management', '郝建军')],
      [on(3, '11:30'), signIn('police', '余江')],
      [on(2, '15:00'), report_('police', '夜间到场制止，已约谈工地负责人', '部分')],
    ],
  ),
  story('w08', '处置超期', on(12, '09:30'), report('树木修剪', '杨树枝条压着电线', 'c2', '9 号楼南侧'), [
    [on(12, '11:00'), one('landscape')],
    [on(12, '13:30'), signIn('landscape', '苗青')],
  ]),
  story('w09', '等街道核实', on(4, '10:20'), report('路灯故障', '停车场入口灯不亮', 'c1', '地下车库入口'), [
    [on(4, '11:00'), one('housing')],
    [on(4, '14:00'), signIn('housing', '崔立新')],
    [ago(180), report_('housing', '更换灯具两盏，已亮', '是')],
  ]),
  story(
    'w10',
    '退回重办',
    on(6, '08:50'),
    report('楼道堆物', '三层堆了纸箱和旧柜子', 'c4', '2 号楼 1 单元'),
    [
      [on(6, '10:30'), own],
      [on(4, '16:00'), handleOwn('已通知住户清理')],
      [on(3, '10:00'), redo('现场还有一个旧柜子没有搬走')],
    ],
  ),
  story(
    'w11',
    '多次重办，领导督办',
    on(16, '09:00'),
    report('飞线充电', '一楼拉线给电动车充电', 'c3', '15 号楼'),
    [
      [on(16, '10:00'), own],
      [on(15, '11:00'), handleOwn('已劝离')],
      [on(14, '15:00'), redo('当晚又在充')],
      [on(11, '11:00'), handleOwn('已拆除插座')],
      [on(10, '15:00'), redo('换了一户继续充')],
      [on(6, '11:00'), handleOwn('已张贴告示')],
      [on(3, '09:30'), redo('仍有两辆车在充')],
    ],
  ),
  story('w12', '等回访', on(5, '15:00'), report('积水内涝', '雨后人行道积水', 'c1', '东里路口'), [
    [on(5, '16:00'), whistle('daily', 'housing', 'transport')],
    [on(5, '17:00'), signIn('housing', '崔立新')],
    [on(5, '17:20'), signIn('transport', '邵飞')],
    [on(3, '10:00'), report_('housing', '疏通雨水口两处', '是')],
    [on(3, '11:00'), report_('transport', '已设临时警示', '是')],
    [ago(240), confirm],
  ]),
  story(
    'w13',
    '等反映人评价（社区代填）',
    on(6, '10:00'),
    report('楼道堆物', '电动车停在楼道里', 'c1', '8 号楼 2 单元'),
    [
      [on(6, '11:00'), own],
      [on(5, '15:30'), handleOwn('车已推到车棚，贴了提示')],
      [on(5, '17:00'), confirm],
      [on(2, '10:10'), call],
    ],
    { post: 'c1-clerk', forSomebody: true },
  ),
  story(
    'w14',
    '差评待整改',
    on(9, '09:00'),
    report('占道经营', '水果摊占了半条人行道', 'c2', '西里菜场门口'),
    [
      [on(9, '09:30'), whistle('daily', 'urban-management', 'market')],
      [on(9, '10:30'), signIn('urban-management', '郝建军')],
      [on(9, '11:10'), signIn('market', '杜晓晴')],
      [on(7, '15:00'), report_('urban-management', '已劝离摊贩', '是')],
      [on(7, '16:00'), report_('market', '已核查证照', '是')],
      [on(6, '10:00'), confirm],
      [on(4, '10:00'), call],
      [on(1, '10:00'), rating(1, '走了一天又回来了')],
    ],
  ),
  story('w15', '办结，非常满意', on(14, '09:00'), report('树木修剪', '树枝挡了二层窗户', 'c3', '6 号楼'), [
    [on(14, '10:00'), one('landscape')],
    [on(14, '11:00'), signIn('landscape', '苗青')],
    [on(11, '15:00'), report_('landscape', '已修剪三棵', '是')],
    [on(11, '17:00'), confirm],
    [on(10, '10:00'), call],
    [on(10, '19:00'), rating(5, '很快，谢谢')],
  ]),
  story('w16', '异议改派后办结', on(18, '09:00'), report('路灯故障', '主路路灯忽明忽暗', 'c4', '北苑大街'), [
    [on(18, '10:00'), one('housing')],
    [on(18, '11:00'), dispute('housing', '主路照明由交通队管养')],
    [
      on(18, '14:00'),
      {
        ...{ complete: 'rule', by: 'arbiter', button: 'ruled' },
        values: { ruling: 'reassign', newRole: 'transport', rulingReason: '主路照明归交通队' },
      },
    ],
    [
      on(18, '15:00'),
      { complete: 'sign-in-ruled', by: 'transport', button: 'arrived', values: { people: '邵飞' } },
    ],
    [on(15, '15:00'), report_('transport', '更换镇流器', '是')],
    [on(15, '17:00'), confirm],
    [on(14, '10:00'), call],
    [on(14, '20:00'), rating(4)],
  ]),
  story('w17', '差评整改办结', on(20, '09:00'), report('楼道堆物', '地下室堆满杂物', 'c2', '3 号楼地下'), [
    [on(20, '10:00'), own],
    [on(18, '15:00'), handleOwn('已清走一部分')],
    [on(18, '17:00'), confirm],
    [on(17, '10:00'), call],
    [on(17, '21:00'), rating(2, '只清了一半')],
    [
      on(13, '16:00'),
      {
        ...{ complete: 'improve', by: 'leader', button: 'improved' },
        values: { improveResult: '复查后全部清完，加装门锁', ratingFair: '属实' },
      },
    ],
  ]),
  story('w18', '不予受理', on(9, '15:00'), report('其他', '和邻居的借款纠纷，法院已立案', 'c1', '4 号楼'), [
    [
      on(8, '10:00'),
      {
        ...{ decline: 'judge', by: 'dispatcher', reason: '事项已进入诉讼程序，不在受理范围' },
        remedies: '可向受理法院继续主张；对不予受理有异议的，可以向区政府反映。',
      },
    ],
  ]),
  story('w19', '反映人撤回', on(8, '20:00'), report('楼道堆物', '楼道放了婴儿车', 'c2', '11 号楼 1 单元'), [
    [on(8, '21:00'), { withdraw: '邻居已经搬走了' }],
  ]),
  story(
    'w20',
    '到期未评价，自动办结',
    on(17, '09:30'),
    report('噪声扰民', '广场舞音量太大', 'c3', '南园广场'),
    [
      [on(17, '10:00'), one('police')],
      [on(17, '12:00'), signIn('police', '余江')],
      [on(16, '20:00'), report_('police', '已调低音量，约定九点前结束', '是')],
      [on(15, '10:00'), confirm],
      [on(14, '11:00'), call],
    ],
  ),
  story(
    'w21',
    '网格员发现，核实后办结',
    on(7, '09:00'),
    report('飞线充电', '巡查发现三单元飞线充电', 'c1', '10 号楼 3 单元'),
    [
      [on(7, '10:00'), own],
      [on(6, '15:00'), handleOwn('已拆除，宣传到户')],
      [on(5, '10:00'), confirm],
    ],
    { post: 'c1-grid-1', forSomebody: false },
  ),
  story(
    'w22',
    '应急哨，提醒后签到',
    on(10, '17:30'),
    report('积水内涝', '下穿通道积水，有车被困', 'c4', '北苑桥下', '是'),
    [
      [on(10, '17:40'), whistle('emergency', 'housing', 'transport')],
      [on(10, '17:52'), signIn('transport', '邵飞、雷鸣')],
      [on(10, '18:08'), signIn('housing', '崔立新、万里红')],
      [on(10, '19:00'), report_('transport', '封闭通道，拖离车辆', '是')],
      [on(10, '22:30'), report_('housing', '抽排完毕，恢复通行', '是')],
      [on(9, '09:00'), confirm],
      [on(9, '11:00'), call],
      [on(9, '12:30'), rating(5, '来得快')],
    ],
  ),
];
