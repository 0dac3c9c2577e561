import { useEffect, useState } from 'react';
import {
  Button,
  defineTexts,
  ErrorSummary,
  problemText,
  type SummaryError,
  useClient,
  useTexts,
} from '#runtime/ui';

const words = defineTexts({
  phone: ['手机号', 'Mobile number'],
  phoneWrong: ['手机号是 11 位数字，请检查后再发', 'A mobile number has 11 digits; please check it'],
  send: ['发送验证码', 'Send the code'],
  resend: ['重新发送', 'Send again'],
  wait: ['{n} 秒后可以重发', 'Send again in {n} s'],
  sent: ['验证码已发到 {phone}，5 分钟内有效', 'A code was sent to {phone}; it is good for 5 minutes'],
  code: ['验证码', 'Code'],
  codeWrong: ['验证码是 6 位数字', 'The code has 6 digits'],
});

interface Props {
  readonly phone: string;
  onPhone(phone: string): void;
  /** Words on the main button. */
  readonly action: string;
  onCode(code: string): Promise<void>;
}

const tidy = (text: string) =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/\D/g, '');

/** Phone, then the code that was sent to it. Paste and autofill work. */
export function PhoneCode({ phone, onPhone, action, onCode }: Props) {
  const say = useTexts(words);
  const client = useClient();
  const [code, setCode] = useState('');
  const [isSent, setSent] = useState(false);
  const [wait, setWait] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

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
  const send = () => {
    if (!/^1\d{10}$/.test(phone)) return setErrors([{ target: 'phone', message: say('phoneWrong') }]);
    void attempt('phone', async () => {
      const { retryAfterSeconds } = await client.call('POST /api/session/resident/code', { body: { phone } });
      setSent(true);
      setWait(retryAfterSeconds);
    });
  };
  const confirm = () => {
    if (!/^\d{6}$/.test(code)) return setErrors([{ target: 'code', message: say('codeWrong') }]);
    void attempt('code', () => onCode(code));
  };
  const errorAt = (target: string) => errors.find((error) => error.target === target)?.message;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isSent) confirm();
        else send();
      }}
    >
      <ErrorSummary errors={errors} />
      <Entry
        id="phone"
        label={say('phone')}
        error={errorAt('phone')}
        value={phone}
        mode="tel"
        autoComplete="tel-national"
        length={11}
        onChange={(text) => onPhone(tidy(text))}
      />
      <p>
        <Button
          kind={isSent ? 'secondary' : 'primary'}
          busy={isBusy && !isSent}
          disabled={wait > 0}
          onClick={send}
        >
          {wait > 0 ? say('wait', { n: wait }) : isSent ? say('resend') : say('send')}
        </Button>
      </p>
      {isSent && (
        <>
          <p role="status">{say('sent', { phone: `${phone.slice(0, 3)}****${phone.slice(7)}` })}</p>
          <Entry
            id="code"
            label={say('code')}
            error={errorAt('code')}
            value={code}
            mode="numeric"
            autoComplete="one-time-code"
            length={6}
            onChange={(text) => setCode(tidy(text))}
          />
          <p>
            <Button type="submit" kind="primary" busy={isBusy}>
              {action}
            </Button>
          </p>
        </>
      )}
    </form>
  );
}

interface EntryProps {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly mode: 'tel' | 'numeric' | 'text';
  readonly autoComplete: string;
  readonly length: number;
  onChange(text: string): void;
}

/** One labelled line with its error beside it. */
export function Entry({ id, label, error, value, mode, autoComplete, length, onChange }: EntryProps) {
  return (
    <div className="ui-field">
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      {error && (
        <p id={`${id}-error`} className="ui-error">
          {error}
        </p>
      )}
      <input
        id={id}
        className="ui-input ui-short"
        inputMode={mode}
        autoComplete={autoComplete}
        maxLength={length + 8}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
