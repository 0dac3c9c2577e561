import { defineTexts } from '#runtime/ui';

/** The service page's words, also for whoever compares two of them. */
export const pageWords = defineTexts({
  title: ['服务页', 'Service page'],
  lead: ['居民开始填表之前看到的说明。', 'What residents read before they begin.'],
  name: ['服务名称', 'Name of the service'],
  nameEn: ['英文名称', 'Name in English'],
  summary: ['一句话说明', 'In one sentence'],
  forWhom: ['谁可以办', 'For whom'],
  howLong: ['多久办完', 'How long it takes'],
  howLongHint: ['例如：一般 5 个工作日内答复', 'For example: usually answered within 5 working days'],
  bring: ['要准备什么', 'What to bring'],
  bringHint: ['一行写一样', 'One thing a line'],
  minutes: ['填表大约几分钟', 'Minutes to fill it in'],
  access: ['谁可以填', 'Who may start it'],
  anyone: ['不用登录', 'Anyone'],
  resident: ['登录的居民', 'Signed-in residents'],
  staff: ['工作人员', 'Staff only'],
  phone: ['咨询电话', 'Phone for questions'],
  prefix: ['编号开头', 'Prefix of the number'],
  prefixHint: ['2 到 4 个大写字母，例如 CS，编号会是 CS-2026-000123', '2 to 4 capital letters, e.g. CS'],
  group: ['放在哪一类', 'Group'],
  rating: ['办结后请居民评价', 'Ask for a rating at the end'],
  ratingHint: ['流程里自己画了评价步骤的，这里不用开', 'Leave it off when the drawing has a rating step'],
});
