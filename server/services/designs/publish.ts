/** Publishing: a design's revision is frozen as a release, and new cases take it. Running cases keep theirs. */
import type { Finding, Text } from '#runtime/model';
import type { DesignBody, Release } from '#runtime/wire';
import { type ReleaseDoc, readAs, toDoc } from '#server/host';
import { notFound, ProblemException } from '#server/problem';
import type { Store } from '#server/store';
import { type Author, type DesignDeps, loadDesign } from './designs.ts';
import {
  type DesignDoc,
  type OfferedDoc,
  type PublishedDoc,
  serviceIdOf,
  trialServiceIdOf,
} from './documents.ts';

export interface PublishRequest {
  /** Idempotency key: a retry finishes what it began. */
  readonly key: string;
  readonly reason: string;
  /** Why it is published in spite of warnings. */
  readonly warnings?: string;
  /** The revision that was looked at; another one is refused. */
  readonly version?: number;
}

export interface PublishingService {
  /** @throws ProblemException 422 with findings: errors always, warnings without a reason */
  publish(author: Author, design: string, request: PublishRequest): Promise<Release>;
  /** A release whose cases are marked trial; the public one is untouched. */
  trial(author: Author, design: string, key: string): Promise<Release>;
  /** All that was published, newest first, and before them the trial that runs, if one does. */
  releases(space: string, design: string): Promise<readonly Release[]>;
  release(space: string, id: string): Promise<Release & { readonly body: DesignBody }>;
  /** No new applications; running cases go on. */
  suspend(space: string, service: string, reason: string): Promise<void>;
  resume(space: string, service: string): Promise<void>;
}

export function createPublishing(deps: DesignDeps): PublishingService {
  const { store, now } = deps;

  const begunBy = async (service: string, key: string): Promise<PublishedDoc | undefined> => {
    const [first] = (await store.find('releases', { filter: { service, key }, limit: 1 })).docs;
    return first && readAs<PublishedDoc>(first);
  };

  const freeze = async (
    author: Author,
    design: DesignDoc,
    service: string,
    request: PublishRequest,
    trial: boolean,
  ): Promise<PublishedDoc> => {
    const first = await begunBy(service, request.key);
    if (first) return first;
    for (let number = (await newestNumber(store, service)) + 1; ; number++) {
      const { doc, inserted } = await store.insertOnce(
        'releases',
        toDoc({
          _id: `${service}-${number}`,
          space: author.space,
          ...{ design: design._id, service, number, body: design.body, bodyHash: design.bodyHash, trial },
          ...{ publishedAt: now(), publishedBy: author.person, reason: request.reason, state: 'current' },
          ...{ key: request.key, ...(request.warnings ? { warnings: request.warnings } : {}) },
        }),
      );
      const release = readAs<PublishedDoc>(doc);
      // Somebody else published at this moment: their number is taken, the next one is ours.
      if (inserted || release.key === request.key) return release;
    }
  };

  /** Moves the service forward to this release; never back, whoever comes late. */
  const offer = async (release: PublishedDoc): Promise<OfferedDoc> => {
    for (;;) {
      const found = await store.load('services', release.service);
      const now_ = found && readAs<OfferedDoc>(found);
      if (now_ && now_.number >= release.number) return now_;
      const result = await store.commit({
        collection: 'services',
        expected: now_?.version ?? 0,
        doc: toDoc({
          _id: release.service,
          space: release.space,
          ...{ design: release.design, release: release._id, number: release.number },
          ...{
            state: 'published',
            page: release.body.page,
            trial: release.trial,
            bodyHash: release.bodyHash,
          },
        }),
      });
      if (!result.ok) continue;
      const older = await store.find('releases', {
        filter: { service: release.service, state: 'current', number: { $lt: release.number } },
        limit: 1000,
      });
      for (const doc of older.docs) {
        await store.updateIf('releases', doc._id, { state: 'current' }, { $set: { state: 'older' } });
      }
    }
  };

  const toRelease = async (doc: ReleaseDoc): Promise<Release> => {
    const service = await store.load('services', doc.service);
    const offered = service && readAs<OfferedDoc>(service);
    return {
      id: doc._id,
      design: doc.design,
      service: doc.service,
      number: doc.number,
      publishedAt: new Date(doc.publishedAt).toISOString(),
      publishedBy: await deps.nameOf(doc.space, doc.publishedBy),
      reason: doc.reason,
      trial: doc.trial,
      // The service says which one counts: a crash between the two writes must not show two current ones.
      state: offered?.release !== doc._id ? 'older' : offered.state === 'suspended' ? 'suspended' : 'current',
      cases: await store.count('cases', { release: doc._id }),
    };
  };

  const move = async (space: string, id: string, change: Partial<OfferedDoc>): Promise<void> => {
    const found = await store.load('services', id);
    if (!found || found.space !== space || found.trial === true) throw notFound(SERVICE);
    const { reason, state } = change;
    if (state === undefined || found.state === state) return;
    await store.updateIf('services', id, { space }, { $set: { state, reason: reason ?? '' } });
  };

  return {
    async publish(author, id, request) {
      const design = await loadDesign(store, author.space, id);
      const { version } = request;
      // A retry of what was published already finds it, whatever was saved since.
      if (
        version !== undefined &&
        version !== design.version &&
        !(await begunBy(serviceIdOf(id), request.key))
      )
        throw changedMeanwhile();
      allowed(await deps.check(design.body, author.space), request.warnings);
      const release = await freeze(author, design, serviceIdOf(id), request, false);
      await offer(release);
      return toRelease(release);
    },

    async trial(author, id, key) {
      const design = await loadDesign(store, author.space, id);
      // Warnings do not stop a trial: it is there to find out.
      allowed(await deps.check(design.body, author.space), 'trial');
      const release = await freeze(author, design, trialServiceIdOf(id), { key, reason: 'trial' }, true);
      await offer(release);
      return toRelease(release);
    },

    async releases(space, id) {
      await loadDesign(store, space, id);
      const page = await store.find('releases', {
        filter: { service: serviceIdOf(id), space },
        sort: [['number', -1]],
        limit: 1000,
      });
      const trial = await store.load('services', trialServiceIdOf(id));
      const running = trial && (await store.load('releases', readAs<OfferedDoc>(trial).release));
      const all = running && running.space === space ? [running, ...page.docs] : page.docs;
      return Promise.all(all.map((doc) => toRelease(readAs<ReleaseDoc>(doc))));
    },

    async release(space, id) {
      const found = await store.load('releases', id);
      if (!found || found.space !== space) throw notFound({ zh: '发布版', en: 'release' });
      const doc = readAs<ReleaseDoc>(found);
      return { ...(await toRelease(doc)), body: doc.body };
    },

    suspend: (space, service, reason) => move(space, service, { state: 'suspended', reason }),
    resume: (space, service) => move(space, service, { state: 'published' }),
  };
}

const SERVICE: Text = { zh: '事项', en: 'service' };

async function newestNumber(store: Store, service: string): Promise<number> {
  const page = await store.find('releases', { filter: { service }, sort: [['number', -1]], limit: 1 });
  const newest = page.docs[0];
  return newest ? readAs<ReleaseDoc>(newest).number : 0;
}

function allowed(findings: readonly Finding[], warnings: string | undefined): void {
  if (findings.some((finding) => finding.severity === 'error')) {
    throw new ProblemException(
      'design-has-errors',
      422,
      { zh: '检查发现错误，不能发布', en: 'The check found errors: this cannot be published' },
      {
        findings,
        mend: { zh: '请按检查结果逐条修改后再发布。', en: 'Mend each finding, then publish again.' },
      },
    );
  }
  if (findings.some((finding) => finding.severity === 'warning') && !warnings?.trim()) {
    throw new ProblemException(
      'warnings-need-reason',
      422,
      {
        zh: '检查发现提醒，发布前请说明理由',
        en: 'The check found warnings: say why you publish all the same',
      },
      { findings, mend: { zh: '请修改，或填写仍要发布的理由。', en: 'Mend them, or enter the reason.' } },
    );
  }
}

function changedMeanwhile(): ProblemException {
  return new ProblemException(
    'design-changed',
    412,
    {
      zh: '流程刚被别人修改，您看到的不是最新内容',
      en: 'The design changed meanwhile: what you looked at is not the newest',
    },
    { mend: { zh: '请刷新，看过最新内容再发布。', en: 'Reload, look at the newest one, then publish.' } },
  );
}
