import { useEffect, useState } from 'react';
import type { Text } from '#runtime/model';
import { ProblemError } from '#runtime/wire';
import { client } from '../client.ts';
import { type DesignPort, DesignStore } from '../design/index.ts';
import { keepDraft, keptDraft } from '../design/memory.ts';
import { onLeave } from '../router.tsx';
import { useMay, useStaff } from '../session.ts';
import { toast } from '../toasts.tsx';

const onlyLook: Text = {
  zh: '现在的岗位只能看和发布，不能改。要改，请找有“设计流程”权限的同事。',
  en: 'Your post may look and publish, not design. Ask a colleague who may design to change it.',
};

function portFor(person: string, mayDesign: boolean): DesignPort {
  return {
    ...(!mayDesign && { refuse: () => toast({ text: onlyLook, tone: 'error' }) }),
    load: (id) => client.call('GET /api/designs/{id}', { params: { id } }),
    save: (id, version, doc) => client.call('PUT /api/designs/{id}', { params: { id }, version, body: doc }),
    keep: (kept) => keepDraft(person, kept, Date.now()),
    now: () => Date.now(),
    later(ms, act) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  };
}

export interface OpenDesign {
  readonly store?: DesignStore;
  readonly error?: unknown;
  retry(): void;
}

/** Opens a draft: from the server, with what this browser kept of it. Ends with everything saved or kept. */
export function useOpenDesign(id: string): OpenDesign {
  const person = useStaff().id;
  const mayDesign = useMay('design');
  const [state, setState] = useState<{ store?: DesignStore; error?: unknown }>({});
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again.
  useEffect(() => {
    let gone = false;
    let store: DesignStore | undefined;
    const port = portFor(person, mayDesign);
    const open = async () => {
      const [design, kept] = await Promise.all([port.load(id), keptDraft(person, id)]);
      if (gone) return;
      store = new DesignStore(design, port, kept);
      setState({ store });
    };
    open().catch((error: unknown) => {
      if (!gone) setState({ error });
    });
    const away = () => store?.leave();
    const back = () => store?.stay();
    const online = () => void store?.saveNow();
    const stopLeaving = onLeave(() => store?.flush());
    addEventListener('pagehide', away);
    addEventListener('pageshow', back);
    addEventListener('online', online);
    return () => {
      gone = true;
      stopLeaving();
      removeEventListener('pagehide', away);
      removeEventListener('pageshow', back);
      removeEventListener('online', online);
      store?.dispose();
    };
  }, [id, person, mayDesign, turn]);
  return { ...state, retry: () => setTurn((old) => old + 1) };
}

export const isGone = (error: unknown) => error instanceof ProblemError && error.problem.status === 404;
