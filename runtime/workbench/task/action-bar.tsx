import { useEffect, useRef, useState } from 'react';
import type { TaskButton } from '#runtime/engine';
import type { FieldError, Verdict } from '#runtime/form';
import {
  Button,
  defineTexts,
  MenuButton,
  newKey,
  problemText,
  toast,
  useClient,
  useLocale,
  useTexts,
} from '#runtime/ui';
import type { Variables } from '#runtime/values';
import { type CallOptions, type Endpoints, ProblemError, type TaskDetail } from '#runtime/wire';
import { AskDialog, type Asked } from './ask-dialog.tsx';

const words = defineTexts({
  claim: ['认领', 'Claim'],
  return: ['退回本组', 'Return to the group'],
  'hand-over': ['转办', 'Hand over'],
  save: ['暂存', 'Save'],
  complete: ['办理', 'Complete'],
  'send-back': ['退回上一环节', 'Send back'],
  supplement: ['请反映人补充', 'Ask the applicant'],
  decline: ['不予受理', 'Decline'],
  more: ['更多', 'More'],
  saved: ['已暂存', 'Saved'],
  done: ['已办理', 'Done'],
  claimed: ['已认领', 'Claimed'],
  unsent: ['填的还没保存', 'Not saved yet'],
  changed: [
    '这件刚被别人改过，已显示最新内容。请看过后再办，您填的还在。',
    'Somebody changed this just now; the newest is shown. Look at it, then go on: what you typed is kept.',
  ],
});

type ActName = TaskDetail['may'][number];
type ActKey = `POST /api/tasks/{id}/${ActName}` & keyof Endpoints;

interface Props {
  readonly task: TaskDetail;
  readonly values: Variables;
  readonly verdict: Verdict | undefined;
  /** Something was typed that the server does not have. */
  readonly isUnsent: boolean;
  onTried(errors: readonly FieldError[], problem?: string): void;
  onDone(next: TaskDetail): void;
  onReload(): void;
}

/** The buttons of the drawing that are legal now, the main one first; the rest in a menu. */
export function ActionBar({ task, values, verdict, isUnsent, onTried, onDone, onReload }: Props) {
  const say = useTexts(words);
  const locale = useLocale();
  const client = useClient();
  const [busy, setBusy] = useState<string>();
  const [asking, setAsking] = useState<TaskButton>();
  // One key for one intent: the same act with the same content on the same version is sent once, however often pressed.
  const intent = useRef({ of: '', key: '' });
  const keyFor = (of: string) => {
    if (intent.current.of !== of) intent.current = { of, key: newKey() };
    return intent.current.key;
  };

  const send = async <N extends ActName>(name: N, body: unknown, done: string): Promise<boolean> => {
    if (busy) return false;
    setBusy(name);
    try {
      const endpoint = `POST /api/tasks/{id}/${name}` as ActKey;
      const key = keyFor(`${name} ${task.version} ${JSON.stringify(body)}`);
      const options = { params: { id: task.id }, body, key, version: task.version } as CallOptions<ActKey>;
      const next = await client.call(endpoint, options);
      onTried([]);
      toast({ text: done });
      onDone(next);
      return true;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 412) {
        onTried([], say('changed'));
        onReload();
      } else if (error instanceof ProblemError && error.problem.errors?.length) onTried(error.problem.errors);
      else onTried([], problemText(error));
      return false;
    } finally {
      setBusy(undefined);
    }
  };

  const press = (button: TaskButton) => {
    const { action } = button;
    if (action === 'save') return void send('save', { values }, say('saved'));
    if (action === 'complete') {
      if (verdict && !verdict.valid) return onTried(verdict.errors);
      if (!button.needsReason) return void complete(button);
    }
    if (action === 'return') return void send('return', {}, say('done'));
    setAsking(button);
  };
  const complete = (button: TaskButton, reason?: string) =>
    send(
      'complete',
      {
        values,
        ...(button.value === undefined ? {} : { button: button.value }),
        ...(reason ? { reason } : {}),
      },
      say('done'),
    );
  const onAsked = (button: TaskButton, asked: Asked): Promise<boolean> => {
    const { reason } = asked;
    switch (button.action) {
      case 'complete':
        return complete(button, reason);
      case 'hand-over':
        return send(
          'hand-over',
          {
            reason,
            ...(asked.person ? { person: asked.person } : {}),
            ...(asked.post ? { post: asked.post } : {}),
          },
          say('done'),
        );
      case 'send-back':
        return send('send-back', { to: asked.to ?? '', mode: asked.mode ?? 'again', reason }, say('done'));
      case 'supplement':
        return send(
          'supplement',
          {
            items: asked.items ?? [],
            fields: asked.fields ?? [],
            ...(asked.days ? { days: asked.days } : {}),
          },
          say('done'),
        );
      case 'decline':
        return send('decline', { reason, remedies: asked.remedies ?? '' }, say('done'));
      default:
        return Promise.resolve(false);
    }
  };

  const label = (button: TaskButton) =>
    (locale === 'en' && button.labelEn ? button.labelEn : button.label) || say(button.action);
  const may = (action: string) => task.may.some((name) => name === action);
  const drawn = task.buttons.filter((button) => may(button.action));
  // What is legal and not in the drawing stays within reach: claiming and handing over are always the handler's.
  const others = (['hand-over', 'return'] as const)
    .filter((action) => may(action) && !drawn.some((button) => button.action === action))
    .map((action): TaskButton => ({ action, label: say(action), needsReason: false }));
  const main = drawn.filter((button) => button.action === 'complete');
  const side = drawn.filter((button) => button.action !== 'complete' && button.action !== 'save');
  const save = drawn.find((button) => button.action === 'save');
  const [first] = main;

  const pressFirst = useRef<() => void>(() => {});
  pressFirst.current = () => first && !asking && press(first);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      pressFirst.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <footer className="action-bar">
      {may('claim') && (
        <Button kind="primary" busy={busy === 'claim'} onClick={() => void send('claim', {}, say('claimed'))}>
          {say('claim')}
        </Button>
      )}
      {main.map((button, at) => (
        <Button
          key={`${button.value} ${button.label}`}
          kind={at === 0 && !may('claim') ? 'primary' : 'secondary'}
          busy={busy === 'complete' && intent.current.of.includes(`"button":"${button.value}"`)}
          onClick={() => press(button)}
        >
          {label(button)}
        </Button>
      ))}
      {save && (
        <Button busy={busy === 'save'} onClick={() => press(save)}>
          {label(save)}
        </Button>
      )}
      {side.length + others.length > 0 && (
        <MenuButton
          label={say('more')}
          items={[...side, ...others].map((button) => ({
            key: `${button.action} ${button.target ?? ''}`,
            label: label(button),
            danger: button.action === 'decline',
            onSelect: () => press(button),
          }))}
        />
      )}
      <span className="action-note" role="status">
        {isUnsent && say('unsent')}
      </span>
      {asking && (
        <AskDialog
          button={asking}
          label={label(asking)}
          task={task}
          onClose={() => setAsking(undefined)}
          onAsked={async (asked) => {
            // Refused or done, what comes of it stands on the task; the dialog has served.
            await onAsked(asking, asked);
            setAsking(undefined);
          }}
        />
      )}
    </footer>
  );
}
