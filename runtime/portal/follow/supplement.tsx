import { useState } from 'react';
import { FormView } from '#runtime/fields/views';
import type { StepRights } from '#runtime/model';
import { Button, Due, defineTexts, ErrorSummary, Notice, newKey, useClient, useTexts } from '#runtime/ui';
import type { ApplicationDetail } from '#runtime/wire';
import { useFormAnswer } from './use-form-answer.ts';

const words = defineTexts({
  title: ['请补充材料', 'More is needed'],
  start: ['补充材料', 'Add what is missing'],
  send: ['提交补充', 'Send'],
  back: ['返回', 'Back'],
  paused: ['补充期间时限暂停计算。', 'The clock is paused meanwhile.'],
});

type Ask = NonNullable<ApplicationDetail['supplement']>;

interface Props {
  readonly matter: ApplicationDetail;
  readonly supplement: Ask;
  onBack(): void;
  onDone(data: ApplicationDetail): void;
}

/** 补正: all that is missing at once; only those fields may be changed. */
export function Supplement({ matter, supplement, onBack, onDone }: Props) {
  const say = useTexts(words);
  const client = useClient();
  const [key] = useState(newKey);
  const answer = useFormAnswer(matter.caseId, matter.values);
  const [rights] = useState<StepRights>(() => ({
    otherwise: 'read',
    fields: Object.fromEntries(supplement.fields.map((field) => [field, 'edit' as const])),
  }));
  const submit = () =>
    answer.send(async (values) => {
      const changed = Object.fromEntries(
        supplement.fields.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
      );
      onDone(
        await client.call('POST /api/applications/{id}/supplement', {
          params: { id: matter.caseId },
          body: { supplement: supplement.id, values: changed },
          key,
        }),
      );
    });
  return (
    <>
      <button type="button" className="back-link" onClick={onBack}>
        ‹ {say('back')}
      </button>
      <h1>{say('title')}</h1>
      <Items items={supplement.items} />
      <ErrorSummary errors={answer.summary} />
      <FormView
        schema={matter.form}
        values={matter.values}
        rights={rights}
        errors={answer.tried}
        services={answer.services}
        onChange={answer.onChange}
        onVerdict={answer.onVerdict}
      />
      <div className="fill-actions">
        <Button kind="primary" busy={answer.isBusy} onClick={() => void submit()}>
          {say('send')}
        </Button>
      </div>
    </>
  );
}

function Items({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** On top of the matter: what is missing, until when, and the way there. */
function AskForSupplement({ supplement, onStart }: { supplement: Ask; onStart: () => void }) {
  const say = useTexts(words);
  return (
    <Notice tone="late" title={say('title')}>
      <Items items={supplement.items} />
      {supplement.due && (
        <p>
          <Due at={supplement.due} />
        </p>
      )}
      <p className="ui-hint">{say('paused')}</p>
      <Button kind="primary" onClick={onStart}>
        {say('start')}
      </Button>
    </Notice>
  );
}

Supplement.Ask = AskForSupplement;
