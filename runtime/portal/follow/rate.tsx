import { useState } from 'react';
import { RATING_LEVELS } from '#runtime/fields';
import type { RatingLevel } from '#runtime/model';
import {
  Button,
  defineTexts,
  ErrorSummary,
  newKey,
  pick,
  problemText,
  type SummaryError,
  useClient,
  useLocale,
  useTexts,
} from '#runtime/ui';
import type { ApplicationDetail } from '#runtime/wire';

const words = defineTexts({
  title: ['请您评价', 'Please rate'],
  question: ['您对办理结果满意吗？', 'Are you satisfied with the result?'],
  text: ['哪里不满意？（选填）', 'What was wrong? (optional)'],
  send: ['提交评价', 'Send the rating'],
  missing: ['请选一个评价', 'Choose one of the five'],
});

/** Only who is not content is asked why: praise is not to be collected. */
const NOT_CONTENT = 2;

/** 好差评 at the end of a service without a rating step of its own. */
export function Rate({
  matter,
  onDone,
}: {
  matter: ApplicationDetail;
  onDone: (data: ApplicationDetail) => void;
}) {
  const say = useTexts(words);
  const locale = useLocale();
  const client = useClient();
  const [level, setLevel] = useState<RatingLevel>();
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [key] = useState(newKey);
  const isAsked = level !== undefined && level <= NOT_CONTENT;
  const send = async () => {
    if (!level) return setErrors([{ target: 'rate-5', message: say('missing') }]);
    setBusy(true);
    try {
      const body = isAsked && text.trim() ? { level, text: text.trim() } : { level };
      onDone(
        await client.call('POST /api/applications/{id}/rating', { params: { id: matter.caseId }, body, key }),
      );
    } catch (error) {
      setErrors([{ message: problemText(error) }]);
      setBusy(false);
    }
  };
  return (
    <section className="card" aria-labelledby="rate">
      <h2 id="rate">{say('title')}</h2>
      <ErrorSummary errors={errors} />
      <fieldset className="ui-field">
        <legend className="ui-label">{say('question')}</legend>
        {RATING_LEVELS.map((one) => (
          <label key={one.level} className="ui-choice">
            <input
              type="radio"
              name="rate"
              id={`rate-${one.level}`}
              checked={level === one.level}
              onChange={() => setLevel(one.level)}
            />
            {pick(one.word, locale)}
          </label>
        ))}
      </fieldset>
      {isAsked && (
        <>
          <label className="ui-label" htmlFor="rate-text">
            {say('text')}
          </label>
          <textarea
            id="rate-text"
            className="ui-input"
            rows={3}
            maxLength={300}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </>
      )}
      <p>
        <Button kind="primary" busy={isBusy} onClick={() => void send()}>
          {say('send')}
        </Button>
      </p>
    </section>
  );
}
