import { useDesign } from '#designer/app';
import type { FieldAccess } from '#runtime/model';
import { pick, useLocale, useTexts } from '#runtime/ui';
import type { FormUse } from '../model/settings.ts';
import { Ask, Group, Pick } from './controls.tsx';
import { formFields } from './fields.ts';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';

const ACCESS = [
  ['edit', 'accessEdit'],
  ['read', 'accessRead'],
  ['mask', 'accessMask'],
  ['hide', 'accessHide'],
] as const;

/** 填哪张表, and what may be read, edited, masked or hidden at this step. */
export function FormGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const locale = useLocale();
  const { body } = useDesign();
  const { form } = step.settings;
  const keys = Object.keys(body.forms);
  const gone = form && !body.forms[form.key];
  const set = (next: FormUse | undefined) =>
    step.write('form', next, { zh: '改表单和权限', en: 'Change form and rights' });
  const access = ACCESS.map(([value, word]) => ({ value, label: say(word) }));
  const setRight = (path: string, value: string | undefined) => {
    if (!form) return;
    const { [path]: _old, ...rights } = form.rights;
    set({ ...form, rights: value ? { ...rights, [path]: value as FieldAccess } : rights });
  };
  return (
    <Group name="form" title={say('form')}>
      <Ask
        label={say('form')}
        hint={keys.length === 0 ? say('noForms') : undefined}
        error={gone ? say('formGone', { key: form.key }) : undefined}
      >
        {(id) => (
          <Pick
            id={id}
            value={form?.key}
            placeholder={say('noForm')}
            clear
            options={keys.map((key) => ({ value: key, label: body.forms[key]?.title ?? key }))}
            onPick={(key) => set(key ? { key, otherwise: form?.otherwise ?? 'edit', rights: {} } : undefined)}
          />
        )}
      </Ask>
      {form && !gone && step.kind === 'step' && (
        <fieldset className="rights">
          <legend>{say('rights')}</legend>
          <div className="right-row head">
            <span>{say('otherwise')}</span>
            <Pick
              label={say('otherwise')}
              value={form.otherwise}
              options={access}
              onPick={(otherwise) => set({ ...form, otherwise: otherwise as FieldAccess })}
            />
          </div>
          {formFields(body, form.key).map((field) => (
            <div className="right-row" key={field.path}>
              <span>{pick(field.title, locale)}</span>
              <Pick
                label={pick(field.title, locale)}
                value={form.rights[field.path]}
                placeholder={say('accessDefault')}
                clear
                options={access}
                onPick={(value) => setRight(field.path, value)}
              />
            </div>
          ))}
        </fieldset>
      )}
    </Group>
  );
}
