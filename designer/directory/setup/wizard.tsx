import { Button, Steps } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  client,
  Link,
  loadSession,
  navigate,
  ProblemBox,
  Skeleton,
  useAct,
  useDirectory,
  useResource,
} from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import type { SetupState } from '#runtime/wire';
import { CalendarEditor } from '../calendar-editor.tsx';
import { ImportPeople } from '../import-people.tsx';
import { SenderForm } from '../sender-form.tsx';
import { StreetForm } from '../street-form.tsx';
import '../directory.css';

const words = defineTexts({
  title: ['开始使用', 'Get started'],
  lead: ['五步，做过的随时可以改。', 'Five steps; each can be changed later.'],
  street: ['街道信息', 'Your street'],
  people: ['单位和人员', 'Units and people'],
  calendar: ['工作日历', 'Calendar'],
  sender: ['短信发送', 'Messages'],
  pack: ['选一个模板包', 'Choose a pack'],
  have: [
    '现在有 {units} 个单位、{posts} 个岗位、{people} 个人。',
    'There are {units} units, {posts} posts and {people} people now.',
  ],
  byHand: ['逐个添加', 'Add them one by one'],
  next: ['这一步好了，下一步', 'This step is done, go on'],
  packText: [
    '模板包里有画好的流程、表单、时限和演练，克隆后就是您街道自己的，可以随意改。也可以从空白开始设计。',
    'A pack brings a process, forms, deadlines and rehearsals. Once cloned it is your street’s own. Or start from a blank page.',
  ],
  toPacks: ['看看模板包', 'See the packs'],
  toDesigns: ['从空白开始', 'Start from a blank page'],
  finish: ['设置完成', 'Finish'],
});

type StepId = SetupState['steps'][number]['id'];

/** What an admin does first. What was done stays in sight and can be changed. */
export function SetupWizard() {
  const setup = useResource('GET /api/setup', {});
  if (setup.error !== undefined) return <ProblemBox error={setup.error} onRetry={setup.reload} />;
  if (!setup.data) return <Skeleton />;
  return <Wizard setup={setup.data} onChange={setup.reload} />;
}

function Wizard({ setup, onChange }: { setup: SetupState; onChange: () => void }) {
  const say = useTexts(words);
  const act = useAct();
  const firstOpen = setup.steps.findIndex((step) => !step.done);
  const [chosen, setChosen] = useState<number>();
  const at = chosen ?? Math.max(0, firstOpen);
  const step = setup.steps[at];
  if (!step) return null;
  const finish = async (id: StepId) => {
    const done = await act.run(() =>
      client.call('POST /api/setup/steps/{step}', { params: { step: id }, body: {} }),
    );
    if (!done) return;
    const next = at + 1;
    if (next < setup.steps.length) {
      onChange();
      setChosen(next);
      return;
    }
    // The frame asks the session whether set-up is done.
    await loadSession();
    navigate('designs');
  };
  return (
    <main className="page wizard">
      <h1>{say('title')}</h1>
      <p className="hint">{say('lead')}</p>
      <div className="wizard-columns">
        <Steps
          orientation="vertical"
          current={at}
          onChange={setChosen}
          items={setup.steps.map((one) => ({
            title: say(one.id),
            status: one.done ? 'finish' : one.id === step.id ? 'process' : 'wait',
          }))}
        />
        <section className="wizard-step" aria-labelledby="wizard-heading">
          <h2 id="wizard-heading">{say(step.id)}</h2>
          <StepContent id={step.id} onDone={() => void finish(step.id)} busy={act.busy} />
        </section>
      </div>
    </main>
  );
}

function StepContent({ id, onDone, busy }: { id: StepId; onDone: () => void; busy: boolean }): ReactNode {
  const say = useTexts(words);
  const { units, posts, people } = useDirectory();
  const next = (
    <div className="wizard-next">
      <Button type="primary" loading={busy} onClick={onDone}>
        {say('next')}
      </Button>
    </div>
  );
  switch (id) {
    case 'street':
      return <StreetForm onSaved={onDone} />;
    case 'people':
      return (
        <div className="stack">
          <p>{say('have', { units: units.length, posts: posts.length, people: people.length })}</p>
          <ImportPeople />
          <p>
            <Link to="directory">{say('byHand')}</Link>
          </p>
          {next}
        </div>
      );
    case 'calendar':
      return (
        <div className="stack">
          <CalendarEditor />
          {next}
        </div>
      );
    case 'sender':
      return (
        <div className="stack">
          <SenderForm />
          {next}
        </div>
      );
    case 'pack':
      return (
        <div className="stack">
          <p>{say('packText')}</p>
          <div className="row">
            <Link className="button-link primary" to="packs">
              {say('toPacks')}
            </Link>
            <Link className="button-link" to="designs">
              {say('toDesigns')}
            </Link>
          </div>
          <div className="wizard-next">
            <Button loading={busy} onClick={onDone}>
              {say('finish')}
            </Button>
          </div>
        </div>
      );
  }
}
