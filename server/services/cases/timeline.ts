/** The time line in plain words. An event that nobody outside the engine understands has no line. */
import { type TimelineEntry, timelineOf } from '#runtime/engine';
import type { Actor, Directory, Text } from '#runtime/model';
import type { TimelineRow } from '#runtime/wire';
import type { Caller } from '#server/security';
import { sees } from '../comments/index.ts';
import type { CaseAccess } from './access.ts';
import { seesApplicantName } from './detail.ts';
import { iso, NOBODY_NAMED, nameWithPost, wordsFor } from './ground.ts';
import type { OpenCase } from './open.ts';

/** `{name}` is the step's name. */
const WORDS: Readonly<Record<string, Text>> = {
  'case-started': { zh: '提交申请', en: 'Applied' },
  'case-completed': { zh: '办结', en: 'Done' },
  'case-terminated': { zh: '办结', en: 'Done' },
  'case-cancelled': { zh: '终止办理', en: 'Cancelled' },
  'case-withdrawn': { zh: '申请人撤回', en: 'Withdrawn by the applicant' },
  'case-declined': { zh: '不予受理', en: 'Declined' },
  'task-opened': { zh: '转到“{name}”', en: 'Went on to “{name}”' },
  'task-claimed': { zh: '认领“{name}”', en: 'Claimed “{name}”' },
  'task-returned': { zh: '放回“{name}”', en: 'Returned “{name}” to the group' },
  'task-handed-over': { zh: '转办“{name}”', en: 'Handed over “{name}”' },
  'task-completed': { zh: '完成“{name}”', en: 'Completed “{name}”' },
  'task-skipped': { zh: '“{name}”无人办理，自动跳过', en: '“{name}” had nobody to do it and was skipped' },
  'task-sent-back': { zh: '从“{name}”退回', en: 'Sent back from “{name}”' },
  'supplement-asked': { zh: '请申请人补正', en: 'Asked the applicant for a supplement' },
  'supplement-answered': { zh: '申请人已补正', en: 'The applicant answered' },
  'reminder-sent': { zh: '提醒办理“{name}”', en: 'Reminded of “{name}”' },
  'timer-fired': { zh: '“{name}”到时', en: 'Time came for “{name}”' },
  'message-correlated': { zh: '“{name}”收到消息', en: '“{name}” received its message' },
  'job-completed': { zh: '“{name}”自动完成', en: '“{name}” was done by the system' },
  'incident-raised': { zh: '“{name}”出现异常', en: '“{name}” is stuck' },
  'incident-resolved': { zh: '“{name}”的异常已处理', en: '“{name}” was mended' },
  'error-thrown': { zh: '“{name}”转入另一条路', en: '“{name}” took its other way' },
  'variables-set': { zh: '修改办件数据', en: 'Changed data of the case' },
};

/**
 * What this person may see, oldest first. Who only mends sees every line, as far as it says what happened where, and
 * nobody's words.
 */
export function timelineSeenBy(
  open: OpenCase,
  access: CaseAccess,
  caller: Pick<Caller, 'locale'>,
): readonly TimelineRow[] {
  const mends = access.standing === 'operator';
  const named = !mends && seesApplicantName(open, access);
  const applicant = open.state.applicant?.id;
  return timelineOf(open.release.graph, open.events)
    .filter((entry) => (mends || sees(access.standing, entry.audience)) && Object.hasOwn(WORDS, entry.kind))
    .map((entry) => ({
      seq: entry.seq,
      at: iso(entry.at),
      who: whoOf(
        // That the case goes on is the drawing's doing, not of whoever did the step before.
        entry.kind === 'task-opened'
          ? { kind: 'system', id: 'engine' }
          : named || entry.actor.id !== applicant
            ? entry.actor
            : { kind: 'resident', id: '' },
        open.directory,
        named,
        caller,
      ),
      text: textOf(entry),
      ...(entry.element === undefined ? {} : { element: entry.element }),
      ...(entry.reason === undefined || mends ? {} : { reason: entry.reason }),
    }));
}

function textOf(entry: TimelineEntry): Text {
  const words = WORDS[entry.kind] ?? { zh: entry.kind, en: entry.kind };
  const name = entry.name ?? '';
  const fill = (text: string): string => text.replaceAll('{name}', name).replace('“”', '');
  return { zh: fill(words.zh), en: fill(words.en) };
}

/** @param named whether the name of whom something was written for may be told: it is the applicant's */
function whoOf(actor: Actor, directory: Directory, named: boolean, caller: Pick<Caller, 'locale'>): string {
  if (actor.kind === 'system') return wordsFor(caller, NOBODY_NAMED.system);
  if (actor.kind === 'resident') return wordsFor(caller, NOBODY_NAMED.applicant);
  const name = nameWithPost(directory, actor.id, actor.post);
  if (!named || actor.onBehalfOf === undefined) return name;
  return wordsFor(caller, { zh: `${name}，代${actor.onBehalfOf}`, en: `${name}, for ${actor.onBehalfOf}` });
}
