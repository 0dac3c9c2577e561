import { useMemo, useRef, useState } from 'react';
import type { FieldServices } from '#runtime/fields';
import { AnswerList, FormView, fieldId, useForm } from '#runtime/fields/views';
import type { FieldError, FormSchema, Verdict } from '#runtime/form';
import { errorsOnPage, evaluate, pageAt, pagesOf } from '#runtime/form/core';
import type { StepRights } from '#runtime/model';
import {
  Button,
  Dialog,
  defineTexts,
  ErrorSummary,
  focusControl,
  pick,
  problemText,
  Skeleton,
  type SummaryError,
  useLocale,
  useTexts,
} from '#runtime/ui';
import type { Variables } from '#runtime/values';
import { type Draft, ProblemError } from '#runtime/wire';

const words = defineTexts({
  step: ['第 {at} 步，共 {all} 步', 'Step {at} of {all}'],
  back: ['返回', 'Back'],
  next: ['下一步', 'Continue'],
  later: ['保存，稍后再填', 'Save and go on later'],
  check: ['提交前请核对', 'Check your answers'],
  checkHint: ['点“修改”可以改；没有问题就提交。', 'Use “Change” to correct something; then send it.'],
  elsewhere: ['这份草稿在别的设备上改过', 'This draft was changed on another device'],
  elsewhereText: ['要用哪一份？没选的那一份会被覆盖。', 'Which one should stay? The other is overwritten.'],
  mine: ['用这台设备上的', 'Keep what is on this device'],
  theirs: ['用别的设备上的', 'Take the other device’s'],
});

export interface PagedFormProps {
  readonly title: string;
  readonly schema: FormSchema;
  readonly rights?: StepRights;
  readonly values: Variables;
  readonly startPage?: string;
  readonly services: FieldServices;
  readonly submitText: string;
  /** Typed so far; nothing is sent. */
  onType(values: Variables): void;
  /** A page is done: save quietly. */
  onPage(values: Variables, page: string): Promise<void>;
  onLater(values: Variables, page: string): Promise<void>;
  onSubmit(values: Variables): Promise<void>;
  /** The newer draft of the other device was chosen as the base of the next save. */
  onAdopt(theirs: Draft): void;
}

/** One page after the other, then all answers to check, then sent. */
export function PagedForm(props: PagedFormProps) {
  const form = useForm(props.schema);
  return form ? <Paged {...props} /> : <Skeleton lines={6} />;
}

function Paged(props: PagedFormProps) {
  const { schema, rights, services, startPage } = props;
  const say = useTexts(words);
  const locale = useLocale();
  const form = useForm(schema);
  const [values, setValues] = useState(props.values);
  const [verdict, setVerdict] = useState<Verdict>();
  const [at, setAt] = useState(startPage ?? '');
  const [tried, setTried] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<string>();
  const [theirs, setTheirs] = useState<Draft>();
  const [busy, setBusy] = useState<'next' | 'later' | 'submit'>();
  const [isReturning, setReturning] = useState(false);
  const retry = useRef<() => void>(() => {});

  const judged = useMemo(
    () =>
      verdict ??
      (form &&
        evaluate(form, {
          values,
          now: services.now(),
          zone: services.zone,
          places: services.places,
          ...(rights ? { rights } : {}),
        })),
    [verdict, form, values, services, rights],
  );
  if (!form || !judged) return null;
  const pages = pagesOf(form, judged);
  const isCheck = at === 'check';
  const index = Math.max(
    0,
    pages.findIndex((page) => page.key === at),
  );
  const page = pages[index];

  const summary: readonly SummaryError[] = [
    ...(problem ? [{ message: problem }] : []),
    ...tried.map((error) => ({ target: fieldId(error.path), message: pick(error.message, locale) })),
  ];

  /** Runs one act at a time; what the server refuses is shown, a change elsewhere is asked about. */
  const attempt = async (kind: NonNullable<typeof busy>, work: () => Promise<void>) => {
    if (busy) return;
    setBusy(kind);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 412 && error.problem.current) {
        retry.current = () => void attempt(kind, work);
        setTheirs(error.problem.current as Draft);
      } else if (error instanceof ProblemError && error.problem.errors && error.problem.errors.length > 0) {
        const [first] = error.problem.errors;
        setTried(error.problem.errors);
        if (first) setAt(pageAt(form, first.path));
      } else setProblem(problemText(error));
    } finally {
      setBusy(undefined);
    }
  };

  const goTo = (key: string) => {
    setTried([]);
    setProblem(undefined);
    setAt(key);
    scrollTo(0, 0);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main h1')?.focus());
  };
  const next = () => {
    const errors = errorsOnPage(form, judged.errors, page?.key ?? '');
    setTried(errors);
    if (errors.length > 0) return;
    const following = isReturning ? 'check' : (pages[index + 1]?.key ?? 'check');
    void attempt('next', async () => {
      await props.onPage(values, following);
      setReturning(false);
      goTo(following);
    });
  };
  const submit = () => {
    const [first] = judged.errors;
    if (first) {
      setTried(judged.errors.filter((error) => pageAt(form, error.path) === pageAt(form, first.path)));
      setAt(pageAt(form, first.path));
      return;
    }
    void attempt('submit', () => props.onSubmit(values));
  };

  return (
    <>
      {isCheck ? (
        <>
          <BackLink onClick={() => goTo(pages.at(-1)?.key ?? '')} />
          <h1 tabIndex={-1}>{say('check')}</h1>
          <ErrorSummary errors={summary} />
          <p>{say('checkHint')}</p>
          <AnswerList
            schema={schema}
            values={values}
            {...(rights ? { rights } : {})}
            services={services}
            onEdit={(path, key) => {
              setReturning(true);
              goTo(key);
              requestAnimationFrame(() => requestAnimationFrame(() => focusControl(fieldId(path))));
            }}
          />
          <div className="fill-actions">
            <Button kind="primary" busy={busy === 'submit'} onClick={submit}>
              {props.submitText}
            </Button>
            <Button
              busy={busy === 'later'}
              onClick={() => void attempt('later', () => props.onLater(values, 'check'))}
            >
              {say('later')}
            </Button>
          </div>
        </>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            next();
          }}
        >
          {index > 0 && <BackLink onClick={() => goTo(pages[index - 1]?.key ?? '')} />}
          {pages.length > 1 && (
            <div className="progress">
              <span className="ui-hint ui-number">
                {say('step', { at: index + 1, all: pages.length + 1 })}
              </span>
              <progress max={pages.length + 1} value={index + 1} aria-hidden="true" />
            </div>
          )}
          <h1 tabIndex={-1}>{page && page.key !== '' ? pick(page.title, locale) : props.title}</h1>
          {page?.hint && <p>{pick(page.hint, locale)}</p>}
          <ErrorSummary errors={summary} />
          <FormView
            schema={schema}
            values={values}
            {...(rights ? { rights } : {})}
            {...(page && page.key !== '' ? { page: page.key } : {})}
            errors={tried}
            services={services}
            onChange={(typed, judgement) => {
              setValues(typed);
              setVerdict(judgement);
              props.onType(typed);
            }}
          />
          <div className="fill-actions">
            <Button type="submit" kind="primary" busy={busy === 'next'}>
              {say('next')}
            </Button>
            <Button
              busy={busy === 'later'}
              onClick={() => void attempt('later', () => props.onLater(values, page?.key ?? ''))}
            >
              {say('later')}
            </Button>
          </div>
        </form>
      )}
      {theirs && (
        <Dialog
          title={say('elsewhere')}
          onClose={() => setTheirs(undefined)}
          actions={
            <>
              <Button
                onClick={() => {
                  props.onAdopt(theirs);
                  setValues(theirs.values);
                  setVerdict(undefined);
                  setTheirs(undefined);
                  goTo(theirs.page ?? '');
                }}
              >
                {say('theirs')}
              </Button>
              <Button
                kind="primary"
                onClick={() => {
                  props.onAdopt(theirs);
                  setTheirs(undefined);
                  retry.current();
                }}
              >
                {say('mine')}
              </Button>
            </>
          }
        >
          <p>{say('elsewhereText')}</p>
        </Dialog>
      )}
    </>
  );
}

function BackLink({ onClick }: { onClick: () => void }) {
  const say = useTexts(words);
  return (
    <button type="button" className="back-link" onClick={onClick}>
      ‹ {say('back')}
    </button>
  );
}
