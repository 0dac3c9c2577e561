/** An application comes in: judged, started once, receipted. */
import { caseDeadlineOf } from '#runtime/engine';
import type { Actor, Applicant, Channel, Text } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { Receipt } from '#runtime/wire';
import { type CaseVersion, caseIdOf, type LoadedRelease } from '#server/host';
import { invalid, ProblemException } from '#server/problem';
import type { Caller } from '#server/security';
import { ownerOf } from '../cases/access.ts';
import type { Ground } from '../cases/ground.ts';
import { startFormOf } from '../designs/index.ts';
import { type DraftDoc, type DraftsService, sent } from '../drafts/index.ts';
import { type FileDoc, keepFiles } from '../files/index.ts';
import { assertOpen, loadOffer, releaseOf } from '../offers/index.ts';
import { applicantOf, judge } from './judge.ts';
import { secretOf } from './receipts.ts';
import { dueOf } from './view.ts';

export interface Application {
  /** Idempotency key: the same again gives the same receipt. */
  readonly key: string;
  readonly service: string;
  readonly draft?: string;
  readonly values: Variables;
}

/** On paper or by phone: staff write down what somebody else says. */
export interface EnteredApplication extends Application {
  readonly channel: 'paper' | 'phone';
  readonly applicant: { readonly name: string; readonly phone?: string; readonly community?: string };
}

export function createSubmit(ground: Ground, drafts: DraftsService) {
  const { store, host } = ground;

  const begin = async (
    caller: Caller,
    application: Application,
    from: { actor: Actor; channel: Channel; applicant?: Applicant },
  ): Promise<Receipt> => {
    const offer = await loadOffer(ground, application.service);
    await assertOpen(ground, caller, offer);
    const draft = application.draft === undefined ? undefined : await drafts.load(caller, application.draft);
    if (draft && draft.service !== offer._id) throw sent();
    if (draft?.state === 'sent' && draft.key !== application.key) throw sent();
    const release = await releaseOf(ground, draft?.release ?? offer.release);
    const start = startFormOf(release);
    const owner = ownerOf(caller);
    const judged = await judge(ground, {
      space: offer.space,
      ...{ form: start.form, rights: start.rights, values: application.values },
      mayUse: (file) => usable(file, owner, draft),
    });
    const written = applicantOf(caller, judged.form, judged.kept);
    const applicant = from.applicant ? { ...placeOf(written), ...from.applicant } : written;
    if (draft) await take(draft, from.actor, application.key);
    const started = await host.start({
      ...{ key: application.key, actor: from.actor, channel: from.channel, space: offer.space },
      ...{ service: offer._id, release: release.id, variables: judged.values, applicant },
      ...(offer.trial ? { trial: true } : {}),
    });
    if (!started.ok) {
      if (draft) await giveBack(draft, application.key);
      throw new ProblemException(started.code, started.status, started.message);
    }
    await keepFiles(store, judged.files, started.value.caseId, 'applicant');
    return receiptOf(started.value, release);
  };

  /**
   * One application takes a draft: two windows that send it at once make one case. The draft knows which case it
   * becomes, so that a server that dies before there is one leaves nobody stuck: see `createDrafts`.
   */
  const take = async (draft: DraftDoc, actor: Actor, key: string): Promise<void> => {
    if (draft.state === 'sent') return;
    const becomes = caseIdOf(actor, draft.space, draft.service, key);
    const taken = await store.updateIf(
      'drafts',
      draft._id,
      { state: 'open' },
      { $set: { state: 'sent', key, case: becomes, takenAt: ground.now() } },
    );
    if (taken) return;
    const now_ = await store.load('drafts', draft._id);
    if (now_?.key !== key) throw sent();
  };

  const giveBack = async (draft: DraftDoc, key: string): Promise<void> => {
    await store.updateIf(
      'drafts',
      draft._id,
      { state: 'sent', key },
      { $set: { state: 'open' }, $unset: { key: true, case: true, takenAt: true } },
    );
  };

  const receiptOf = ({ caseId, number, state }: CaseVersion, release: LoadedRelease): Receipt => {
    return {
      caseId,
      number: number ?? '',
      secret: secretOf(ground.sign, caseId),
      ...dueOf(caseDeadlineOf(state)),
      next: nextOf(release),
    };
  };

  return {
    /** @throws ProblemException 422 by path, 409 suspended or sent already, 401 where sign-in is needed */
    submit(caller: Caller, application: Application): Promise<Receipt> {
      return begin(caller, application, { actor: caller.actor, channel: 'portal' });
    },

    /** The clerk is the actor; the person they write for is the applicant. */
    enter(caller: Caller, application: EnteredApplication): Promise<Receipt> {
      const { name, phone, community } = application.applicant;
      if (name.trim() === '')
        throw invalid([{ path: 'applicant.name', code: 'required', message: NAME_MISSING }]);
      return begin(caller, application, {
        actor: { ...caller.actor, onBehalfOf: name },
        channel: application.channel,
        applicant: {
          kind: 'guest',
          name,
          ...(phone === undefined ? {} : { phone }),
          ...(community === undefined ? {} : { community }),
        },
      });
    },
  };
}

export type Submit = ReturnType<typeof createSubmit>;

const NAME_MISSING: Text = { zh: '请填写申请人姓名', en: 'Enter the name of the applicant' };

/** A file of the draft, or one that this very submission already tied to its case. */
function usable(file: FileDoc, owner: string, draft: DraftDoc | undefined): boolean {
  if (file.owner !== owner && file.draft === undefined && file.owner !== draft?.owner) return false;
  if (file.draft !== undefined) return file.draft === draft?._id;
  // A retry after the case was made: its files are no longer the draft's.
  return file.case !== undefined && file.inForm && draft?.state === 'sent';
}

const placeOf = ({ community, grid }: Applicant): Partial<Applicant> => ({
  ...(community === undefined ? {} : { community }),
  ...(grid === undefined ? {} : { grid }),
});

function nextOf({ body }: LoadedRelease): Text {
  const time = body.page.howLong.trim();
  return {
    zh: `我们已收到，会尽快为您办理${time ? `（办理时间：${time}）` : ''}。进展可凭编号和手机号查询。`,
    en: `We have received it and will see to it${time ? ` (time: ${time})` : ''}. Follow it by number and phone.`,
  };
}
