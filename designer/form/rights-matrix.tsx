import { Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Empty, Skeleton, useAct, useDesign, useDesignStore } from '#designer/app';
import { type FormStep, type FormUse, readSteps, writeStepForm } from '#designer/process';
import { compileForm, type FormField, fieldsOf } from '#runtime/form';
import type { FieldAccess } from '#runtime/model';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import '../../runtime/ui/base.css';
import './form.css';

const words = defineTexts({
  title: ['各环节的权限', 'Rights by step'],
  hint: [
    '每个环节对每一项：可改、只读、遮住（如 139****0001）或不显示。没有单独设的按“其余”。申请表里的内容，每个环节都能限制。',
    'For each step and field: edit, read, mask (139****0001) or hide. What is not set follows “others”. Every step may narrow what it sees of the application.',
  ],
  field: ['字段', 'Field'],
  others: ['其余', 'Others'],
  start: ['开始填写', 'Start'],
  form: ['“{step}”用的表单', 'Form of “{step}”'],
  none: ['没有表单', 'No form'],
  cell: ['{step} · {field}', '{step} · {field}'],
  edit: ['可改', 'Edit'],
  read: ['只读', 'Read'],
  mask: ['遮住', 'Mask'],
  hide: ['不显示', 'Hide'],
  inherit: ['按其余（{access}）', 'As others ({access})'],
  otherwise: ['其余：{access}', 'Others: {access}'],
  noSteps: [
    '流程里还没有需要填写的环节。先在“流程”里画出来。',
    'No step to fill in yet. Draw one in “Process”.',
  ],
  foreign: ['不在这个环节的表单里', 'Not in this step’s form'],
});

const ACCESS: readonly FieldAccess[] = ['edit', 'read', 'mask', 'hide'];

/** Who may read, edit, see masked or not see which field, all steps side by side. */
export function RightsMatrix() {
  const say = useTexts(words);
  const locale = useLocale();
  const { body } = useDesign();
  const store = useDesignStore();
  const act = useAct();
  const all = useSteps(body.process);
  // A sub-process begins by itself: only the first start of a drawing asks for a form.
  const firstStart = all?.find((step) => step.kind === 'start');
  const steps = all?.filter((step) => step.kind === 'step' || step.form || step === firstStart);
  const forms = useMemo(
    () =>
      Object.entries(body.forms).map(([key, schema]) => ({
        key,
        fields: fieldsOf(compileForm(schema, key).form),
      })),
    [body.forms],
  );
  if (!steps) return <Skeleton />;
  if (steps.length === 0) return <Empty title={say('noSteps')} />;
  const stepName = (step: FormStep) => step.name || (step.kind === 'start' ? say('start') : step.id);
  const write = (step: FormStep, form: FormUse | undefined) =>
    act.run(async () => {
      const process = await writeStepForm(store.getSnapshot().body.process, step.id, form);
      store.edit({ zh: '改环节权限', en: 'Change rights' }, (old) => ({ ...old, process }));
    });
  const fieldsOfForm = new Map(forms.map(({ key, fields }) => [key, new Set(fields.map((one) => one.path))]));
  const asked = fieldsOfForm.get(firstStart?.form?.key ?? '') ?? new Set<string>();
  const isIn = (step: FormStep, field: FormField) =>
    step.form !== undefined && fieldsOfForm.get(step.form.key)?.has(field.path) === true;
  const used = new Set(steps.flatMap((step) => (step.form ? [step.form.key] : [])));
  const rows = uniqueFields(forms.filter((form) => used.has(form.key)));
  return (
    <section className="rights" aria-labelledby="rights-title">
      <h2 id="rights-title">{say('title')}</h2>
      <p className="hint">{say('hint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="rights-scroll" tabIndex={0} aria-label={say('title')}>
        <table className="rights-table">
          <thead>
            <tr>
              <th scope="col">{say('field')}</th>
              {steps.map((step) => (
                <th key={step.id} scope="col">
                  <StepHead
                    name={stepName(step)}
                    step={step}
                    forms={forms.map((form) => form.key)}
                    onChange={(form) => void write(step, form)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((field) => (
              <tr key={field.path}>
                <th scope="row">{pick(field.title, locale)}</th>
                {steps.map((step) => (
                  <td key={step.id}>
                    {step.form && (isIn(step, field) || asked.has(field.path)) ? (
                      <Cell
                        name={say('cell', { step: stepName(step), field: pick(field.title, locale) })}
                        form={step.form}
                        path={field.path}
                        isOwn={isIn(step, field)}
                        onChange={(form) => void write(step, form)}
                      />
                    ) : (
                      <span className="hint" title={say('foreign')}>
                        —
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface CellProps {
  readonly name: string;
  readonly form: FormUse;
  readonly path: string;
  /** In the step's own form; else a field of the application, which a later step can only see. */
  readonly isOwn: boolean;
  onChange(form: FormUse): void;
}

function Cell({ name, form, path, isOwn, onChange }: CellProps) {
  const say = useTexts(words);
  const others = !isOwn && form.otherwise !== 'hide' ? 'read' : form.otherwise;
  return (
    <Select<FieldAccess | 'inherit'>
      size="small"
      variant="borderless"
      aria-label={name}
      value={form.rights[path] ?? 'inherit'}
      className={form.rights[path] ? 'right-set' : 'right-inherited'}
      style={{ width: '100%' }}
      options={[
        { value: 'inherit' as const, label: say('inherit', { access: say(others) }) },
        ...ACCESS.filter((access) => isOwn || access !== 'edit').map((access) => ({
          value: access,
          label: say(access),
        })),
      ]}
      onChange={(access) => {
        const { [path]: _old, ...rest } = form.rights;
        onChange({ ...form, rights: access === 'inherit' ? rest : { ...rest, [path]: access } });
      }}
    />
  );
}

interface HeadProps {
  readonly name: string;
  readonly step: FormStep;
  readonly forms: readonly string[];
  onChange(form: FormUse | undefined): void;
}

function StepHead({ name, step, forms, onChange }: HeadProps) {
  const say = useTexts(words);
  const { form } = step;
  return (
    <div className="rights-head">
      <span>{name}</span>
      <Select
        size="small"
        aria-label={say('form', { step: name })}
        allowClear
        placeholder={say('none')}
        value={form?.key ?? null}
        options={forms.map((key) => ({ value: key, label: key }))}
        onChange={(key: string | null) =>
          onChange(key ? { key, otherwise: form?.otherwise ?? 'edit', rights: {} } : undefined)
        }
      />
      {form && (
        <Select<FieldAccess>
          size="small"
          aria-label={`${name} · ${say('others')}`}
          value={form.otherwise}
          options={ACCESS.map((access) => ({
            value: access,
            label: say('otherwise', { access: say(access) }),
          }))}
          onChange={(otherwise) => onChange({ ...form, otherwise })}
        />
      )}
    </div>
  );
}

/** A value is one thing across forms: the same path stands in one row. */
function uniqueFields(forms: readonly { readonly fields: readonly FormField[] }[]): readonly FormField[] {
  return [...new Map(forms.flatMap((form) => form.fields).map((field) => [field.path, field])).values()];
}

function useSteps(process: string): readonly FormStep[] | undefined {
  const [steps, setSteps] = useState<readonly FormStep[]>();
  useEffect(() => {
    let live = true;
    readSteps(process).then(
      (read) => live && setSteps(read),
      () => live && setSteps([]),
    );
    return () => {
      live = false;
    };
  }, [process]);
  return steps;
}
