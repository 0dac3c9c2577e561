import { useMemo, useState } from 'react';
import { fieldId } from '#runtime/fields/views';
import type { FieldError, Verdict } from '#runtime/form';
import { fieldServices, pick, problemText, type SummaryError, useLocale, useSession } from '#runtime/ui';
import type { Variables } from '#runtime/values';
import { ProblemError } from '#runtime/wire';

/** A short form inside a matter: what is typed, what is wrong with it, and sending it once. */
export function useFormAnswer(caseId: string, first: Variables) {
  const locale = useLocale();
  const { session } = useSession();
  const [values, setValues] = useState(first);
  const [verdict, setVerdict] = useState<Verdict>();
  const [tried, setTried] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const zone = session?.zone ?? 'Asia/Shanghai';
  const services = useMemo(
    () => fieldServices({ places: [], zone, owner: async () => ({ case: caseId, audience: 'handlers' }) }),
    [zone, caseId],
  );
  const summary: readonly SummaryError[] = [
    ...(problem ? [{ message: problem }] : []),
    ...tried.map((error) => ({ target: fieldId(error.path), message: pick(error.message, locale) })),
  ];
  const send = async (work: (values: Variables) => Promise<void>) => {
    if (isBusy) return;
    setProblem(undefined);
    setTried(verdict?.errors ?? []);
    if (verdict && !verdict.valid) return;
    setBusy(true);
    try {
      await work(values);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.errors?.length) setTried(error.problem.errors);
      else setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return {
    values,
    services,
    tried,
    summary,
    isBusy,
    send,
    onChange: (typed: Variables, judged: Verdict) => {
      setValues(typed);
      setVerdict(judged);
    },
    onVerdict: setVerdict,
  };
}
