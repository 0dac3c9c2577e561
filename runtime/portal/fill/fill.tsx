import { useEffect, useMemo, useRef, useState } from 'react';
import type { FieldServices } from '#runtime/fields';
import {
  Button,
  defineTexts,
  EmptyState,
  fieldServices,
  Link,
  Notice,
  navigate,
  problemText,
  Skeleton,
  useClient,
  useLoad,
  useRoute,
  useSession,
  useTexts,
} from '#runtime/ui';
import type { Variables } from '#runtime/values';
import type { Draft, ServiceDetail } from '#runtime/wire';
import { keepReceipt } from '../receipt-store.ts';
import { showStreet } from '../street.ts';
import { DraftKeeper } from './draft.ts';
import { PagedForm } from './paged-form.tsx';
import { SavedForLater } from './saved-for-later.tsx';

const words = defineTexts({
  suspended: ['这个事项现在不受理', 'This service is closed for now'],
  again: ['再试一次', 'Try again'],
  home: ['回首页', 'Go to the start'],
  resumed: ['接着上次填的继续，内容都在。', 'Going on where you stopped; everything is here.'],
  fresh: ['从头填写', 'Start afresh'],
  submit: ['提交申请', 'Send'],
  trial: [
    '这是试运行页面，填写的内容随时会被清除。',
    'This is a trial; what is entered may be deleted at any time.',
  ],
});

/** A service's form, page by page, saved on the server, checked, and sent once. */
export function FillScreen({ path: [id = ''] }: { path: readonly string[] }) {
  const say = useTexts(words);
  const client = useClient();
  const { query } = useRoute();
  const keeper = useMemo(() => new DraftKeeper(id), [id]);
  const asked = query.get('draft') ?? undefined;
  const load = useLoad(`fill ${id} ${asked ?? ''}`, async (signal) => {
    const [service, draft] = await Promise.all([
      client.call('GET /api/services/{id}', { params: { id }, signal }),
      keeper.open(asked),
    ]);
    return { service, draft };
  });
  if (load.error !== undefined && !load.data) {
    return (
      <EmptyState title={problemText(load.error)}>
        <Button onClick={load.reload}>{say('again')}</Button>
        <Link to="">{say('home')}</Link>
      </EmptyState>
    );
  }
  if (!load.data) return <Skeleton lines={6} />;
  const { service, draft } = load.data;
  if (service.suspended && !draft) return <EmptyState title={say('suspended')} />;
  return <Fill key={draft?.id ?? 'new'} service={service} draft={draft} keeper={keeper} />;
}

const NOTHING: Variables = {};

interface FillProps {
  readonly service: ServiceDetail;
  readonly draft: Draft | undefined;
  readonly keeper: DraftKeeper;
}

function Fill({ service, draft, keeper }: FillProps) {
  const say = useTexts(words);
  const client = useClient();
  const { session } = useSession();
  const [base, setBase] = useState(draft);
  const [saved, setSaved] = useState<Draft>();
  const [isResumed, setResumed] = useState(draft !== undefined);
  const typed = useRef(draft?.values ?? NOTHING);
  const page = useRef(draft?.page ?? '');
  const zone = session?.zone ?? 'Asia/Shanghai';
  const services: FieldServices = useMemo(
    () =>
      fieldServices({
        places: service.places,
        zone,
        owner: async () => ({
          draft: (keeper.current ?? (await keeper.save(typed.current, page.current))).id,
        }),
      }),
    [service.places, zone, keeper],
  );
  useEffect(() => showStreet(service.space), [service.space]);
  if (saved) return <SavedForLater draft={saved} onBack={() => setSaved(undefined)} />;
  const later = async (values: Variables, at: string) => {
    const kept = await keeper.save(values, at);
    setBase(kept);
    setSaved(kept);
  };
  return (
    <>
      {service.trial && <Notice tone="soon">{say('trial')}</Notice>}
      {isResumed && (
        <Notice tone="info">
          <p>{say('resumed')}</p>
          <button
            type="button"
            className="ui-link-button"
            onClick={() => {
              keeper.forget();
              setResumed(false);
              navigate(`s/${service.id}`);
            }}
          >
            {say('fresh')}
          </button>
        </Notice>
      )}
      <PagedForm
        title={service.page.title}
        schema={service.form}
        rights={service.rights}
        values={base?.values ?? NOTHING}
        {...(base?.page ? { startPage: base.page } : {})}
        services={services}
        submitText={say('submit')}
        onPage={async (values, at) => {
          typed.current = values;
          page.current = at;
          await keeper.save(values, at);
        }}
        onType={(values) => {
          typed.current = values;
          keeper.saveLater(values, page.current);
        }}
        onLater={later}
        onAdopt={(theirs) => keeper.adopt(theirs)}
        onSubmit={async (values) => {
          const stored = await keeper.save(values, 'check');
          const receipt = await client.call('POST /api/applications', {
            body: { service: service.id, draft: stored.id, values },
            key: keeper.submitKey,
          });
          keepReceipt(receipt);
          keeper.forget();
          navigate(`receipt/${receipt.caseId}`, { replace: true });
        }}
      />
    </>
  );
}
