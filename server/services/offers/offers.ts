/** What residents find: published services with all that is needed to fill one in. */
import type { Text } from '#runtime/model';
import { dayOf } from '#runtime/values';
import type { ServiceDetail, ServiceRow } from '#runtime/wire';
import { type LoadedRelease, readAs } from '#server/host';
import { notFound, ProblemException } from '#server/problem';
import type { Caller } from '#server/security';
import { type Ground, placesOf } from '../cases/ground.ts';
import { type OfferedDoc, startFormOf } from '../designs/index.ts';

const SERVICE: Text = { zh: '事项', en: 'service' };

export interface OffersService {
  list(
    caller: Caller,
    query: { readonly space?: string; readonly q?: string },
  ): Promise<readonly ServiceRow[]>;
  detail(caller: Caller, id: string): Promise<ServiceDetail>;
}

export function createOffers(ground: Ground): OffersService {
  return {
    async list(caller, { space, q }) {
      const page = await ground.store.find('services', {
        filter: { state: 'published', trial: false, ...(space === undefined ? {} : { space }) },
        limit: 1000,
      });
      const typed = q?.trim().toLowerCase() ?? '';
      const offers = page.docs
        .map((doc) => readAs<OfferedDoc>(doc))
        .filter((offer) => offer.page.access !== 'staff' || caller.space === offer.space)
        .filter((offer) => typed === '' || wordsOf(offer).includes(typed));
      return Promise.all(offers.map((offer) => toRow(ground, offer)));
    },

    async detail(caller, id) {
      const offer = await loadOffer(ground, id);
      if (offer.page.access === 'staff' && caller.space !== offer.space) throw notFound(SERVICE);
      const release = await releaseOf(ground, offer.release);
      const street = await ground.street(offer.space);
      const start = startFormOf(release);
      const { zone } = street;
      return {
        id,
        space: { id: offer.space, name: street.name, phone: street.phone },
        release: offer.release,
        trial: offer.trial,
        suspended: offer.state === 'suspended',
        page: offer.page,
        form: start.form,
        formKey: start.key,
        rights: start.rights,
        places: placesOf(await ground.directory(offer.space), dayOf(ground.now(), zone)),
      };
    },
  };
}

/** @throws ProblemException 404 */
export async function loadOffer(ground: Ground, id: string): Promise<OfferedDoc> {
  const found = await ground.store.load('services', id);
  if (!found) throw notFound(SERVICE);
  return readAs<OfferedDoc>(found);
}

/** @throws ProblemException 404 */
export async function releaseOf(ground: Ground, id: string): Promise<LoadedRelease> {
  const release = await ground.host.release(id);
  if (release.ok) return release.value;
  throw new ProblemException(release.code, release.status, release.message);
}

/** Who may begin it, and is it open? @throws ProblemException 401, 404, 409 */
export async function assertOpen(ground: Ground, caller: Caller, offer: OfferedDoc): Promise<void> {
  if (offer.state === 'suspended') {
    const { phone } = await ground.street(offer.space);
    throw new ProblemException(
      'service-suspended',
      409,
      { zh: '这个事项暂停办理', en: 'This service is suspended at the moment' },
      {
        ...(offer.reason ? { detail: { zh: offer.reason, en: offer.reason } } : {}),
        mend: {
          zh: `您填的内容已保留，可以等恢复后再提交${phone ? `，或拨打 ${phone} 咨询` : ''}。`,
          en: `What you entered is kept: send it when the service is open again${phone ? `, or call ${phone}` : ''}.`,
        },
      },
    );
  }
  if (offer.page.access === 'staff' && caller.space !== offer.space) throw notFound(SERVICE);
  if (offer.page.access === 'resident' && caller.kind === 'guest') {
    throw new ProblemException(
      'not-signed-in',
      401,
      { zh: '请先登录', en: 'Please sign in first' },
      {
        mend: {
          zh: '登录后会回到这里，您填的内容还在。',
          en: 'You will come back here; what you entered stays.',
        },
      },
    );
  }
}

async function toRow(ground: Ground, { _id, space, page }: OfferedDoc): Promise<ServiceRow> {
  const street = await ground.street(space);
  return {
    id: _id,
    title: page.title,
    ...(page.titleEn === undefined ? {} : { titleEn: page.titleEn }),
    summary: page.summary,
    minutes: page.minutes,
    ...(page.group === undefined ? {} : { group: page.group }),
    access: page.access,
    space: { id: space, name: street.name, phone: street.phone },
  };
}

const wordsOf = ({ page }: OfferedDoc): string =>
  [page.title, page.titleEn, page.summary, page.forWhom, page.group].join(' ').toLowerCase();
