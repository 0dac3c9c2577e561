import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { defineTexts, useTexts } from '#runtime/ui';
import { LocaleSwitch } from './locale-switch.tsx';
import { problemText } from './problems.tsx';
import { changePassword, signIn, useSessionState } from './session.ts';

const words = defineTexts({
  title: ['登录设计与管理', 'Sign in to design and administer'],
  again: [
    '登录已过期，请重新登录。没有保存的内容都在。',
    'Your session ended. Sign in again; nothing is lost.',
  ],
  login: ['登录名', 'Login name'],
  password: ['密码', 'Password'],
  enter: ['登录', 'Sign in'],
  forgot: ['忘了密码，请本单位管理员重置。', 'Forgot it? Your unit’s admin can reset it.'],
  loginMissing: ['请填写登录名', 'Enter your login name'],
  passwordMissing: ['请填写密码', 'Enter your password'],
  changeTitle: ['设置新密码', 'Set a new password'],
  changeWhy: [
    '首次登录或密码被重置后，要换成只有自己知道的密码。',
    'After a first sign-in or a reset, choose one that only you know.',
  ],
  current: ['现在的密码', 'Current password'],
  next: ['新密码', 'New password'],
  nextHint: ['至少 10 个字符', 'At least 10 characters'],
  repeat: ['再输一遍新密码', 'Repeat the new password'],
  short: ['新密码太短，请至少输入 10 个字符', 'Too short: at least 10 characters'],
  differs: ['两次输入的新密码不一样，请重新输入', 'The two new passwords differ'],
  change: ['换成新密码', 'Change password'],
});

const MIN_PASSWORD = 10;

/** Staff sign in by login name and password. `again`: above the page, when the session ended during work. */
export function SignIn({ again = false }: { again?: boolean }) {
  const say = useTexts(words);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { problem, busy, submit } = useSubmit(async () => {
    if (login.trim() === '') return { field: 'login', text: say('loginMissing') };
    if (password === '') return { field: 'password', text: say('passwordMissing') };
    await signIn(login.trim(), password);
    return undefined;
  });
  return (
    <Card title={say('title')} {...(again && { lead: say('again') })} problem={problem} onSubmit={submit}>
      <Field name="login" label={say('login')} problem={problem}>
        {(props) => (
          <Input
            {...props}
            autoComplete="username"
            autoFocus
            value={login}
            onChange={(e) => setLogin(e.target.value)}
          />
        )}
      </Field>
      <Field name="password" label={say('password')} problem={problem}>
        {(props) => (
          <Input.Password
            {...props}
            autoComplete="current-password"
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {say('enter')}
      </Button>
      <p className="hint">{say('forgot')}</p>
    </Card>
  );
}

/** The one-time password is changed before anything else can be done. */
export function ChangePassword() {
  const say = useTexts(words);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const { problem, busy, submit } = useSubmit(async () => {
    if (current === '') return { field: 'current', text: say('passwordMissing') };
    if (next.length < MIN_PASSWORD) return { field: 'next', text: say('short') };
    if (next !== repeat) return { field: 'repeat', text: say('differs') };
    await changePassword(current, next);
    return undefined;
  });
  const rows = [
    ['current', current, setCurrent, 'current-password'],
    ['next', next, setNext, 'new-password'],
    ['repeat', repeat, setRepeat, 'new-password'],
  ] as const;
  return (
    <Card title={say('changeTitle')} lead={say('changeWhy')} problem={problem} onSubmit={submit}>
      {rows.map(([name, value, set, auto]) => (
        <Field
          key={name}
          name={name}
          label={say(name)}
          problem={problem}
          {...(name === 'next' && { hint: say('nextHint') })}
        >
          {(props) => (
            <Input.Password
              {...props}
              autoComplete={auto}
              value={value}
              onChange={(e) => set(e.target.value)}
            />
          )}
        </Field>
      ))}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {say('change')}
      </Button>
    </Card>
  );
}

interface Refusal {
  readonly field?: string;
  readonly text: string;
}

function useSubmit(work: () => Promise<Refusal | undefined>) {
  const [problem, setProblem] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      setProblem(await work());
    } catch (error) {
      setProblem({ text: problemText(error) });
    } finally {
      setBusy(false);
    }
  };
  return { problem, busy, submit };
}

interface CardProps {
  readonly title: string;
  readonly lead?: string;
  readonly problem: Refusal | undefined;
  readonly children: ReactNode;
  onSubmit(event: FormEvent): void;
}

function Card({ title, lead, problem, children, onSubmit }: CardProps) {
  const summary = useRef<HTMLParagraphElement>(null);
  const { session } = useSessionState();
  useEffect(() => {
    if (problem && !problem.field) summary.current?.focus();
  }, [problem]);
  return (
    <main className="sign-in">
      <form className="card" onSubmit={onSubmit} noValidate>
        <p className="brand">
          邻里 <span>{session?.space?.name}</span>
        </p>
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {problem && !problem.field && (
          <p className="problem" role="alert" tabIndex={-1} ref={summary}>
            {problem.text}
          </p>
        )}
        {children}
      </form>
      <LocaleSwitch />
    </main>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem: Refusal | undefined;
  children(props: {
    id: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
    status?: 'error';
  }): ReactNode;
}

function Field({ name, label, hint, problem, children }: FieldProps) {
  const id = useId();
  const wrong = problem?.field === name;
  useEffect(() => {
    if (wrong) document.getElementById(id)?.focus();
  }, [wrong, id]);
  const note = wrong ? problem.text : hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(note && { 'aria-describedby': `${id}-note` }),
        ...(wrong && { 'aria-invalid': true as const, status: 'error' as const }),
      })}
      {note && (
        <p id={`${id}-note`} className={wrong ? 'field-error' : 'hint'}>
          {note}
        </p>
      )}
    </div>
  );
}
