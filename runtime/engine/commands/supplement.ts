import { addTime } from '#runtime/calendar';
import type { SupplementData } from '../core/shape.ts';
import { offers } from '../human/buttons.ts';
import { pauseDeadline, resumeDeadline } from '../human/deadline.ts';
import { isApplicant } from '../human/rights.ts';
import { reject } from '../rejections.ts';
import { idOf } from './find.ts';
import { isRejection, taskToHandle } from './tasks.ts';
import type { Handler } from './types.ts';

/** 补正: asks the applicant once for all that is missing; the clock pauses. */
export const askSupplement: Handler<'ask-supplement'> = (work, command) => {
  const open = taskToHandle(work, command.task);
  if (isRejection(open)) return open;
  const { instance } = open;
  if (!offers(work.node(instance.el), 'supplement')) return reject('action-not-offered');
  const items = command.items.map((item) => item.trim()).filter((item) => item !== '');
  if (items.length === 0) return reject('items-missing');
  const { days } = command;
  const supplement: SupplementData = {
    id: work.nextId,
    items,
    fields: command.fields,
    at: work.now,
    ...(days === undefined || !(days >= 0 && days <= 366)
      ? {}
      : { due: addTime(work.context.calendar, work.now, days, 'working-day').due }),
  };
  work.emit('supplement-asked', {
    task: instance.id,
    el: instance.el,
    supplement,
    deadline: instance.deadline && pauseDeadline(work, instance.deadline, 'supplement'),
  });
  return undefined;
};

/** The applicant answers: only what was asked for may change; the task goes on with the same person. */
export const answerSupplement: Handler<'answer-supplement'> = (work, command) => {
  const id = idOf(command.supplement);
  const instance = work.draft.instances.find((candidate) => candidate.task?.supplement?.id === id);
  const supplement = instance?.task?.supplement;
  if (!instance || !supplement) return reject('supplement-not-open');
  if (!isApplicant(work, work.by.actor)) return reject('not-applicant');
  const asked = new Set(supplement.fields);
  if (Object.keys(command.variables).some((field) => !asked.has(field))) return reject('field-not-asked');
  const deadline = instance.deadline && resumeDeadline(work, instance.deadline, 'supplement');
  const remindAt = deadline?.remindAt;
  work.emit('supplement-answered', {
    task: instance.id,
    el: instance.el,
    supplement: id,
    variables: command.variables,
    deadline,
    reminder:
      remindAt !== undefined && remindAt > work.now
        ? { id: work.nextId, kind: 'reminder', el: instance.el, due: remindAt }
        : undefined,
  });
  return undefined;
};
