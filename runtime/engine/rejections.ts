/** Every reason for which the engine refuses a command. Codes are stable. */
import type { Text } from '#runtime/model';
import type { Rejection } from './types.ts';

const reasons = {
  'case-exists': { zh: '办件已经存在。', en: 'The case exists already.' },
  'no-case': { zh: '没有这个办件。', en: 'There is no such case.' },
  'case-not-running': {
    zh: '办件已经结束，不能再办理。',
    en: 'The case has ended; nothing more can be done with it.',
  },
  'start-failed': { zh: '办件无法开始：{why}', en: 'The case cannot start: {why}' },
  'start-event-unknown': { zh: '流程没有这个开始。', en: 'The process has no such start event.' },
  'task-not-open': { zh: '这个待办已经办完或不存在。', en: 'This task is done already, or does not exist.' },
  'not-candidate': { zh: '这个待办不是交给您的。', en: 'This task is not offered to you.' },
  'not-assignee': { zh: '这个待办正由别人办理。', en: 'Somebody else has this task.' },
  'already-claimed': { zh: '已经有人认领了这个待办。', en: 'Somebody has claimed this task already.' },
  'not-claimed': { zh: '还没有人认领这个待办。', en: 'Nobody has claimed this task.' },
  'not-applicant': { zh: '只有申请人可以这样做。', en: 'Only the applicant can do this.' },
  'applicant-task': { zh: '这一步由申请人办理。', en: 'This step is done by the applicant.' },
  'waiting-for-applicant': {
    zh: '正在等申请人补正，暂时不能办理。',
    en: 'It waits for the applicant’s supplement.',
  },
  'button-unknown': { zh: '这一步没有这个按钮。', en: 'This step has no such button.' },
  'button-missing': { zh: '请选择办理结果。', en: 'Choose one of the results of this step.' },
  'action-not-offered': { zh: '这一步不提供这个操作。', en: 'This step does not offer this action.' },
  'reason-missing': { zh: '请填写理由。', en: 'Give a reason.' },
  'remedies-missing': {
    zh: '请写明申请人可以怎样救济。',
    en: 'Say which remedies are open to the applicant.',
  },
  'items-missing': { zh: '请一次列明需要补正的内容。', en: 'List what is missing.' },
  'hand-over-target': {
    zh: '请选择在职的人员或有人的岗位。',
    en: 'Choose an active person or a post that somebody holds.',
  },
  'send-back-target': { zh: '不能退回到这一步。', en: 'It cannot be sent back to this step.' },
  'supplement-not-open': { zh: '没有等待中的补正。', en: 'No supplement is being waited for.' },
  'field-not-asked': { zh: '补正没有要求修改这些内容。', en: 'The supplement did not ask for these fields.' },
  'already-accepted': {
    zh: '已经受理，不能撤回。',
    en: 'It has been accepted and can no longer be withdrawn.',
  },
  'part-of-case': {
    zh: '这是另一个办件的一部分，请在那个办件上操作。',
    en: 'This is part of another case: act on that one.',
  },
  'call-not-open': {
    zh: '办件已经不再等这个子办件。',
    en: 'The case does not wait for this called case any more.',
  },
  'job-not-open': { zh: '这个作业已经完成或不存在。', en: 'This job is done already, or does not exist.' },
  'timer-not-open': { zh: '这个定时已经触发或取消。', en: 'This timer has fired already, or was cancelled.' },
  'not-due': { zh: '还没有到时间。', en: 'It is not due yet.' },
  'subscription-not-open': {
    zh: '办件已经不再等这个消息。',
    en: 'The case does not wait for this message any more.',
  },
  'incident-not-open': { zh: '这个异常已经处理。', en: 'This incident is resolved already.' },
  'scope-unknown': { zh: '没有这个范围。', en: 'There is no such scope.' },
  'case-too-large': {
    zh: '办件内容超过 4 MiB，请把长文字和附件存为文件。',
    en: 'The case would exceed 4 MiB: keep long texts and attachments as files.',
  },
} satisfies Record<string, Text>;

export type RejectionCode = keyof typeof reasons;

export const rejectionCodes = Object.keys(reasons) as readonly RejectionCode[];

/** `why` stands where the text of the code leaves a place for it. */
export function reject(code: RejectionCode, why = ''): Rejection {
  const { zh, en } = reasons[code];
  return { ok: false, code, message: { zh: zh.replace('{why}', why), en: en.replace('{why}', why) } };
}
