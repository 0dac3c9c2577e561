import { useState } from 'react';
import { FormView } from '#runtime/fields/views';
import { Button, Due, defineTexts, ErrorSummary, newKey, useClient, useLocale, useTexts } from '#runtime/ui';
import type { ApplicationDetail } from '#runtime/wire';
import { useFormAnswer } from './use-form-answer.ts';

const words = defineTexts({ send: ['提交', 'Send'] });

interface Props {
  readonly matter: ApplicationDetail;
  readonly task: ApplicationDetail['tasks'][number];
  onDone(data: ApplicationDetail): void;
}

/** A step of the drawing that the applicant does: confirm, rate, choose. */
export function ApplicantTask({ matter, task, onDone }: Props) {
  const say = useTexts(words);
  const locale = useLocale();
  const client = useClient();
  const [key] = useState(newKey);
  const answer = useFormAnswer(matter.caseId, task.values);
  const id = `task-${task.id}`;
  const buttons = task.buttons.filter((button) => button.action === 'complete');
  const complete = (button: string | undefined) =>
    answer.send(async (values) => {
      onDone(
        await client.call('POST /api/applications/{id}/tasks/{task}', {
          params: { id: matter.caseId, task: task.id },
          body: button === undefined ? { values } : { values, button },
          key: `${key}${button ?? ''}`,
        }),
      );
    });
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{task.name}</h2>
      {task.due && (
        <p>
          <Due at={task.due} mayMove={task.dueMayMove} />
        </p>
      )}
      <ErrorSummary errors={answer.summary} />
      <FormView
        schema={task.form}
        values={task.values}
        rights={task.rights}
        errors={answer.tried}
        services={answer.services}
        onChange={answer.onChange}
        onVerdict={answer.onVerdict}
      />
      <p className="ui-actions">
        {buttons.length === 0 && (
          <Button kind="primary" busy={answer.isBusy} onClick={() => void complete(undefined)}>
            {say('send')}
          </Button>
        )}
        {buttons.map((button, at) => (
          <Button
            key={button.label}
            kind={at === 0 ? 'primary' : 'secondary'}
            busy={answer.isBusy}
            onClick={() => void complete(button.value)}
          >
            {locale === 'en' && button.labelEn ? button.labelEn : button.label}
          </Button>
        ))}
      </p>
    </section>
  );
}
