import { useState } from 'react';
import {
  Button,
  Due,
  defineTexts,
  ErrorSummary,
  navigate,
  problemText,
  type SummaryError,
  useClient,
  useTexts,
} from '#runtime/ui';
import type { TrackResult } from '#runtime/wire';
import { Entry, PhoneCode } from './phone-code.tsx';
import { StateMark } from './state-mark.tsx';

const words = defineTexts({
  title: ['查办理进度', 'Follow a case'],
  hint: ['输入办件号和提交时留的手机号。', 'Enter the number of the case and the phone you gave.'],
  number: ['办件号', 'Number of the case'],
  numberWrong: [
    '请输入回执上的办件号，如 CS-2026-000123',
    'Enter the number on the receipt, such as CS-2026-000123',
  ],
  phone: ['手机号', 'Mobile number'],
  phoneWrong: ['手机号是 11 位数字', 'A mobile number has 11 digits'],
  look: ['查进度', 'Look'],
  due: ['答复时间', 'Answer by'],
  more: ['看全部内容', 'See all of it'],
  bySecret: ['用查询码打开', 'Open with the code of the receipt'],
  secret: ['查询码', 'Code of the receipt'],
  byPhone: ['或者用手机验证码打开', 'Or open with a code sent to your phone'],
  open: ['打开', 'Open'],
});

/** Number and phone show state and due date only; the content needs a code or the receipt's secret. */
export function TrackScreen() {
  const say = useTexts(words);
  const client = useClient();
  const [number, setNumber] = useState('');
  const [phone, setPhone] = useState('');
  const [secret, setSecret] = useState('');
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const [result, setResult] = useState<TrackResult>();
  const [isBusy, setBusy] = useState(false);
  const errorAt = (target: string) => errors.find((error) => error.target === target)?.message;

  const attempt = async (target: string, work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    try {
      await work();
      setErrors([]);
    } catch (error) {
      setErrors([{ target, message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const look = () => {
    const wrong: SummaryError[] = [];
    if (number.trim().length < 6) wrong.push({ target: 'number', message: say('numberWrong') });
    if (!/^1\d{10}$/.test(phone)) wrong.push({ target: 'track-phone', message: say('phoneWrong') });
    if (wrong.length > 0) return setErrors(wrong);
    void attempt('number', async () => {
      setResult(undefined);
      setResult(await client.call('POST /api/track', { body: { number: number.trim(), phone } }));
    });
  };
  const open = (proof: { secret: string } | { phone: string; code: string }, target: string) =>
    attempt(target, async () => {
      const { caseId } = await client.call('POST /api/track/open', {
        body: { number: number.trim(), ...proof },
      });
      navigate(`a/${caseId}`);
    });
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('hint')}</p>
      <ErrorSummary errors={errors} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <Entry
          id="number"
          label={say('number')}
          error={errorAt('number')}
          value={number}
          mode="text"
          autoComplete="off"
          length={30}
          onChange={(text) => setNumber(text.toUpperCase())}
        />
        <Entry
          id="track-phone"
          label={say('phone')}
          error={errorAt('track-phone')}
          value={phone}
          mode="tel"
          autoComplete="tel-national"
          length={11}
          onChange={(text) => setPhone(text.replace(/\D/g, ''))}
        />
        <Button type="submit" kind="primary" busy={isBusy}>
          {say('look')}
        </Button>
      </form>
      {result && (
        <section className="card" aria-live="polite">
          <p className="ui-number">{result.number}</p>
          <p>
            <StateMark state={result.state} text={result.stateText} />
          </p>
          {result.due && (
            <p>
              {say('due')}：<Due at={result.due} mayMove={result.dueMayMove} />
            </p>
          )}
          <h2>{say('more')}</h2>
          <h3>{say('bySecret')}</h3>
          <Entry
            id="secret"
            label={say('secret')}
            error={errorAt('secret')}
            value={secret}
            mode="text"
            autoComplete="off"
            length={40}
            onChange={setSecret}
          />
          <Button
            disabled={secret.trim() === ''}
            onClick={() => void open({ secret: secret.trim() }, 'secret')}
          >
            {say('open')}
          </Button>
          <h3>{say('byPhone')}</h3>
          <PhoneCode
            phone={phone}
            onPhone={setPhone}
            action={say('open')}
            onCode={async (code) => {
              const { caseId } = await client.call('POST /api/track/open', {
                body: { number: number.trim(), phone, code },
              });
              navigate(`a/${caseId}`);
            }}
          />
        </section>
      )}
    </>
  );
}
