import { Alert, Button, Form, Input, Steps } from 'antd';
import { useEffect, useState } from 'react';
import {
  client,
  navigate,
  newKey,
  ProblemBox,
  Skeleton,
  useAct,
  useDirectory,
  useResource,
} from '#designer/app';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { Variables } from '#runtime/values';
import type { DesignBody, PackDetail } from '#runtime/wire';
import { proposeRoles } from './propose.ts';
import { Readme } from './readme.tsx';
import { RolesEditor } from './roles-editor.tsx';
import { SettingsEditor } from './settings-editor.tsx';
import './packs.css';

const words = defineTexts({
  about: ['了解', 'About'],
  name: ['取名', 'Name'],
  roles: ['谁来做', 'Who'],
  settings: ['本地的数', 'Numbers'],
  nameLabel: ['流程名称', 'Name of the process'],
  nameHint: ['只在后台显示；居民看到的名称在“服务页”里改', 'Seen by staff; residents see the service page'],
  nameMissing: ['请写流程名称', 'Write a name'],
  next: ['下一步', 'Next'],
  back: ['上一步', 'Back'],
  clone: ['克隆到本街道', 'Clone to this street'],
  rolesHint: [
    '流程里的每个角色由哪个单位的什么岗位担任。能认出来的已经填好，请核对；空着的请选。',
    'Which post of which unit plays each part. What could be recognised is filled in: please look; choose the rest.',
  ],
  cloned: ['已克隆，检查后就可以发布', 'Cloned: check it, then publish'],
  scenarios: ['自带 {count} 个演练', '{count} rehearsals come with it'],
  unbound: [
    '还有 {count} 个角色没有对应岗位；可以先克隆，发布前再补。',
    '{count} roles are not bound yet; you may clone now and bind them before publishing.',
  ],
});

const STEPS = ['about', 'name', 'roles', 'settings'] as const;

/** From a pack to one's own design: name, who plays which part, the local numbers. */
export function CloneWizard({ pack: id }: { pack: string }) {
  const pack = useResource('GET /api/packs/{id}', { params: { id } });
  if (pack.error !== undefined) return <ProblemBox error={pack.error} onRetry={pack.reload} />;
  if (!pack.data) return <Skeleton />;
  return <Wizard pack={pack.data} />;
}

function Wizard({ pack }: { pack: PackDetail }) {
  const say = useTexts(words);
  const locale = useLocale();
  const act = useAct();
  const directory = useDirectory();
  const [at, setAt] = useState(0);
  const [name, setName] = useState(pick(pack.name, locale));
  const [roles, setRoles] = useState<DesignBody['roles']>();
  const [settings, setSettings] = useState<Variables>(() =>
    Object.fromEntries(pack.settings.map((spec) => [spec.key, spec.default])),
  );
  const [key] = useState(newKey);

  useEffect(() => {
    if (directory.state === 'ready') setRoles((old) => old ?? proposeRoles(pack.roles, directory));
  }, [directory, pack.roles]);

  const unbound = pack.roles.filter((spec) => !roles?.[spec.key]).length;
  const clone = () =>
    act.run(
      async () => {
        const design = await client.call('POST /api/packs/{id}/clone', {
          params: { id: pack.id },
          body: { name: name.trim(), roles: roles ?? {}, settings },
          key,
        });
        navigate(`designs/${design.id}`);
      },
      { zh: words.cloned[0], en: words.cloned[1] },
    );
  const step = STEPS[at];
  return (
    <main className="page clone">
      <h1>{pick(pack.name, locale)}</h1>
      <div className="wizard-columns">
        <Steps
          orientation="vertical"
          current={at}
          onChange={setAt}
          items={STEPS.map((one) => ({ title: say(one) }))}
        />
        <section className="clone-step" aria-label={step && say(step)}>
          {step === 'about' && (
            <div className="stack">
              <p className="lead">{pick(pack.summary, locale)}</p>
              <Readme text={pick(pack.readme, locale)} />
              <h2>{say('scenarios', { count: pack.scenarios.length })}</h2>
              <ul className="scenarios">
                {pack.scenarios.map((scenario) => (
                  <li key={scenario.id}>{pick(scenario.title, locale)}</li>
                ))}
              </ul>
            </div>
          )}
          {step === 'name' && (
            <Form layout="vertical" className="narrow-form">
              <Form.Item
                label={say('nameLabel')}
                htmlFor="clone-name"
                extra={say('nameHint')}
                {...(name.trim() ? {} : { validateStatus: 'error' as const, help: say('nameMissing') })}
              >
                <Input
                  id="clone-name"
                  value={name}
                  maxLength={60}
                  onChange={(event) => setName(event.target.value)}
                />
              </Form.Item>
            </Form>
          )}
          {step === 'roles' && (
            <>
              <p className="hint">{say('rolesHint')}</p>
              {roles ? <RolesEditor specs={pack.roles} roles={roles} onChange={setRoles} /> : <Skeleton />}
            </>
          )}
          {step === 'settings' && (
            <>
              <SettingsEditor specs={pack.settings} values={settings} onChange={setSettings} />
              {unbound > 0 && <Alert type="warning" showIcon title={say('unbound', { count: unbound })} />}
            </>
          )}
          <div className="row wizard-actions">
            {at > 0 && <Button onClick={() => setAt(at - 1)}>{say('back')}</Button>}
            {at < STEPS.length - 1 ? (
              <Button type="primary" disabled={step === 'name' && !name.trim()} onClick={() => setAt(at + 1)}>
                {say('next')}
              </Button>
            ) : (
              <Button type="primary" loading={act.busy} disabled={!name.trim()} onClick={() => void clone()}>
                {say('clone')}
              </Button>
            )}
          </div>
        </section>
      </div>
    </main>
  );
}
