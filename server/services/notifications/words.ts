/**
 * What people are told about cases, in one place. A message to a phone names the number and the service and nothing
 * else: whoever reads it over somebody's shoulder learns no more. Messages are Chinese, as the phones of a street are.
 */
export type Moment = 'accepted' | 'supplement' | 'done' | 'declined';

/** To the applicant's phone. */
export function messageOf(
  moment: Moment,
  about: { readonly number: string; readonly service: string },
): string {
  const matter = `您申请的“${about.service}”（编号 ${about.number}）`;
  switch (moment) {
    case 'accepted':
      return `${matter}已受理。凭编号和手机号可以查询进度。`;
    case 'supplement':
      return `${matter}需要补充材料，请打开查看，并在期限内补正。`;
    case 'done':
      return `${matter}已办结，请打开查看结果，欢迎评价。`;
    case 'declined':
      return `${matter}不予受理，理由和您可以采取的办法请打开查看。`;
  }
}

/** On the screens of staff. The title is what lists show anyway. */
export const newTask = (name: string, title: string, number: string): string =>
  `新待办“${name}”：${title}（${number}）`;

export const lateTask = (name: string, title: string, number: string): string =>
  `待办“${name}”已超期：${title}（${number}），请尽快办理。`;
