import { type ReactNode, useState } from 'react';
import {
  Button,
  defineTexts,
  ErrorSummary,
  keepLocale,
  LanguageSwitch,
  problemText,
  type SummaryError,
  takeSession,
  useClient,
  useTexts,
} from '#runtime/ui';
import type { Session } from '#runtime/wire';

const words = defineTexts({
  title: ['工作台登录', 'Sign in to the workbench'],
  login: ['登录名', 'Login'],
  password: ['密码', 'Password'],
  signIn: ['登录', 'Sign in'],
  missing: ['请输入登录名和密码', 'Enter login and password'],
  changeTitle: ['先换一个自己的密码', 'Choose a password of your own'],
  changeHint: [
    '一次性密码只能用一次。新密码至少 10 个字符，越长越好。',
    'The one-time password works once. At least 10 characters; longer is better.',
  ],
  current: ['现在的密码', 'Current password'],
  next: ['新密码', 'New password'],
  short: ['新密码至少 10 个字符', 'At least 10 characters'],
  change: ['换密码', 'Change the password'],
});

interface PasswordFormProps {
  readonly title: string;
  readonly hint?: string;
  readonly button: string;
  /** Says what is missing, before anything is sent. */
  check(): readonly SummaryError[];
  send(): Promise<Session>;
  readonly children: ReactNode;
}

function PasswordForm({ title, hint, button, check, send, children }: PasswordFormProps) {
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    const found = check();
    setErrors(found);
    if (found.length > 0 || isBusy) return;
    setBusy(true);
    try {
      takeSession(await send());
    } catch (error) {
      setErrors([{ message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="wb-alone">
      <form
        className="wb-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <LanguageSwitch onChange={(locale) => void keepLocale(locale)} />
        <h1>{title}</h1>
        {hint && <p className="ui-hint">{hint}</p>}
        <ErrorSummary errors={errors} />
        {children}
        <Button type="submit" kind="primary" busy={isBusy}>
          {button}
        </Button>
      </form>
    </main>
  );
}

interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  readonly autoComplete: string;
  readonly value: string;
  onChange(text: string): void;
}

function Line({ id, label, type, autoComplete, value, onChange }: LineProps) {
  return (
    <div className="ui-field">
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="ui-input"
        type={type}
        autoComplete={autoComplete}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

/** Staff sign in by login and password. */
export function SignIn() {
  const say = useTexts(words);
  const client = useClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  return (
    <PasswordForm
      title={say('title')}
      button={say('signIn')}
      check={() =>
        login.trim() && password
          ? []
          : [{ target: login.trim() ? 'password' : 'login', message: say('missing') }]
      }
      send={() => client.call('POST /api/session/staff', { body: { login: login.trim(), password } })}
    >
      <Line
        id="login"
        label={say('login')}
        type="text"
        autoComplete="username"
        value={login}
        onChange={setLogin}
      />
      <Line
        id="password"
        label={say('password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </PasswordForm>
  );
}

/** The first sign-in with a one-time password leads here. */
export function ChangePassword() {
  const say = useTexts(words);
  const client = useClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  return (
    <PasswordForm
      title={say('changeTitle')}
      hint={say('changeHint')}
      button={say('change')}
      check={() => (next.length >= 10 ? [] : [{ target: 'next', message: say('short') }])}
      send={() => client.call('POST /api/session/password', { body: { current, next } })}
    >
      <Line
        id="current"
        label={say('current')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <Line
        id="next"
        label={say('next')}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
      />
    </PasswordForm>
  );
}
