import { useMemo } from 'react';
import { AnswerList, FormView, fieldId } from '#runtime/fields/views';
import type { FieldError, Verdict } from '#runtime/form';
import { defineTexts, fieldServices, useNow, useTexts } from '#runtime/ui';
import type { Variables } from '#runtime/values';
import type { TaskDetail } from '#runtime/wire';

const words = defineTexts({
  none: ['这一步没有表单，看过办件后直接办理。', 'This step has no form: look at the case, then act.'],
});

export const fieldIdOf = (path: string): string => fieldId(path, 'task');

interface Props {
  readonly task: TaskDetail;
  /** The server's values, with what was typed and not sent on top. */
  readonly start: Variables;
  readonly values: Variables;
  readonly errors: readonly FieldError[];
  /** May be filled in now; else it is shown to read. */
  readonly isOpen: boolean;
  onChange(values: Variables, verdict: Verdict): void;
  onVerdict(verdict: Verdict): void;
}

/** The step's form by its rights. What was typed stays when the case changes elsewhere. */
export function FormTab({ task, start, values, errors, isOpen, onChange, onVerdict }: Props) {
  const say = useTexts(words);
  const { zone } = useNow();
  const services = useMemo(
    () => fieldServices({ places: [], zone, owner: async () => ({ task: task.id }) }),
    [zone, task.id],
  );
  if (!task.form) return <p>{say('none')}</p>;
  if (!isOpen)
    return <AnswerList schema={task.form} values={values} rights={task.rights} services={services} />;
  return (
    <FormView
      schema={task.form}
      values={start}
      rights={task.rights}
      errors={errors}
      idPrefix="task"
      services={services}
      onChange={onChange}
      onVerdict={onVerdict}
    />
  );
}
