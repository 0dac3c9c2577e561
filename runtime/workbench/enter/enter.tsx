import { useMemo, useState } from 'react';
import { FormView, fieldId } from '#runtime/fields/views';
import type { FieldError, Verdict } from '#runtime/form';
import {
  Button,
  CopyButton,
  defineTexts,
  EmptyState,
  ErrorSummary,
  fieldServices,
  Link,
  Notice,
  newKey,
  pick,
  problemText,
  Skeleton,
  type SummaryError,
  useClient,
  useLoad,
  useLocale,
  useNow,
  useTexts,
} from '#runtime/ui';
import type { Variables } from '#runtime/values';
import { ProblemError, type Receipt, type ServiceDetail } from '#runtime/wire';

const words = defineTexts({
  title: ['替人录入', 'Enter for somebody'],
  hint: [
    '纸质或电话来的申请，在这里替申请人录入。时间线会写明由谁录入。',
    'Paper and phone applications are entered here; the time line says by whom.',
  ],
  service: ['哪个事项', 'Which service'],
  choose: ['请选事项', 'Choose a service'],
  channel: ['怎么来的', 'How it came'],
  phone: ['电话', 'By phone'],
  paper: ['纸质', 'On paper'],
  name: ['申请人姓名', 'Name of the applicant'],
  nameMissing: ['请写申请人姓名', 'Write the name of the applicant'],
  tel: ['申请人手机（选填）', 'Mobile of the applicant (optional)'],
  telWrong: ['手机号是 11 位数字', 'A mobile number has 11 digits'],
  send: ['录入并提交', 'Enter and send'],
  done: ['已录入，办件号 {number}', 'Entered as {number}'],
  secret: [
    '查询码（请告诉申请人，只显示这一次）：{secret}',
    'Code for the applicant (shown only now): {secret}',
  ],
  another: ['再录一件', 'Enter another'],
  list: ['回待办', 'Back to the tasks'],
  none: ['还没有发布的事项。', 'No service is published yet.'],
});

/** A paper or phone application, entered by staff on behalf of somebody. */
export function Enter() {
  const say = useTexts(words);
  const client = useClient();
  const services = useLoad('enter services', (signal) => client.call('GET /api/services', { signal }));
  const [chosen, setChosen] = useState('');
  const [receipt, setReceipt] = useState<Receipt>();
  const service = useLoad(`enter ${chosen}`, async (signal) =>
    chosen === '' ? undefined : client.call('GET /api/services/{id}', { params: { id: chosen }, signal }),
  );
  if (receipt) {
    return (
      <section className="wb-page">
        <Notice tone="ok" title={say('done', { number: receipt.number })}>
          <p>
            {say('secret', { secret: receipt.secret })} <CopyButton text={receipt.secret} />
          </p>
        </Notice>
        <p className="ui-actions">
          <Button kind="primary" onClick={() => setReceipt(undefined)}>
            {say('another')}
          </Button>
          <Link className="ui-button" to="tasks/group">
            {say('list')}
          </Link>
        </p>
      </section>
    );
  }
  return (
    <section className="wb-page">
      <h1>{say('title')}</h1>
      <p className="ui-hint">{say('hint')}</p>
      {services.error !== undefined ? (
        <EmptyState title={problemText(services.error)} />
      ) : !services.data ? (
        <Skeleton lines={4} />
      ) : services.data.items.length === 0 ? (
        <EmptyState title={say('none')} />
      ) : (
        <>
          <label className="ui-label" htmlFor="enter-service">
            {say('service')}
          </label>
          <select
            id="enter-service"
            className="ui-input"
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value="">{say('choose')}</option>
            {services.data.items.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
          {service.error !== undefined && <EmptyState title={problemText(service.error)} />}
          {service.data && <EnterForm key={service.data.id} service={service.data} onSent={setReceipt} />}
        </>
      )}
    </section>
  );
}

function EnterForm({ service, onSent }: { service: ServiceDetail; onSent: (receipt: Receipt) => void }) {
  const say = useTexts(words);
  const locale = useLocale();
  const client = useClient();
  const { zone } = useNow();
  const [channel, setChannel] = useState<'phone' | 'paper'>('phone');
  const [name, setName] = useState('');
  const [tel, setTel] = useState('');
  const [values, setValues] = useState<Variables>({});
  const [start] = useState<Variables>({});
  const [verdict, setVerdict] = useState<Verdict>();
  const [tried, setTried] = useState<readonly FieldError[]>([]);
  const [own, setOwn] = useState<readonly SummaryError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [key] = useState(newKey);
  const [draftKey] = useState(newKey);
  const services = useMemo(
    () =>
      fieldServices({
        places: service.places,
        zone,
        owner: async () => ({
          draft: (
            await client.call('POST /api/drafts', {
              body: { service: service.id, values: {} },
              key: draftKey,
            })
          ).id,
        }),
      }),
    [service, zone, client, draftKey],
  );
  const send = async () => {
    const missing: SummaryError[] = [
      ...(name.trim() === '' ? [{ target: 'enter-name', message: say('nameMissing') }] : []),
      ...(tel !== '' && !/^1\d{10}$/.test(tel) ? [{ target: 'enter-tel', message: say('telWrong') }] : []),
    ];
    setOwn(missing);
    setTried(verdict?.errors ?? []);
    if (missing.length > 0 || (verdict && !verdict.valid) || isBusy) return;
    setBusy(true);
    try {
      onSent(
        await client.call('POST /api/cases', {
          body: {
            service: service.id,
            channel,
            applicant: { name: name.trim(), ...(tel ? { phone: tel } : {}) },
            values,
          },
          key,
        }),
      );
    } catch (error) {
      if (error instanceof ProblemError && error.problem.errors?.length) setTried(error.problem.errors);
      else setOwn([{ message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const summary = [
    ...own,
    ...tried.map((error) => ({ target: fieldId(error.path, 'enter'), message: pick(error.message, locale) })),
  ];
  return (
    <form
      noValidate
      className="enter-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary errors={summary} />
      <fieldset className="ui-field">
        <legend className="ui-label">{say('channel')}</legend>
        {(['phone', 'paper'] as const).map((one) => (
          <label key={one} className="ui-choice">
            <input type="radio" name="channel" checked={channel === one} onChange={() => setChannel(one)} />
            {say(one)}
          </label>
        ))}
      </fieldset>
      <div className="ui-field">
        <label className="ui-label" htmlFor="enter-name">
          {say('name')}
        </label>
        <input
          id="enter-name"
          className="ui-input"
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <div className="ui-field">
        <label className="ui-label" htmlFor="enter-tel">
          {say('tel')}
        </label>
        <input
          id="enter-tel"
          className="ui-input ui-short"
          inputMode="tel"
          maxLength={11}
          value={tel}
          onChange={(event) => setTel(event.currentTarget.value.replace(/\D/g, ''))}
        />
      </div>
      <FormView
        schema={service.form}
        values={start}
        rights={service.rights}
        errors={tried}
        idPrefix="enter"
        services={services}
        onChange={(typed, judged) => {
          setValues(typed);
          setVerdict(judged);
        }}
        onVerdict={setVerdict}
      />
      <p className="ui-actions">
        <Button type="submit" kind="primary" busy={isBusy}>
          {say('send')}
        </Button>
      </p>
    </form>
  );
}
