/** 好差评: one rating a finished case, in five levels. The insert is the arbiter: a second one finds the first. */
import type { Instant, RatingLevel } from '#runtime/model';
import { type CaseDoc, readAs, type Stored, toDoc } from '#server/host';
import { invalid, ProblemException } from '#server/problem';
import type { Store } from '#server/store';

/** `ratings/<case id>` */
export interface RatingDoc extends Stored {
  readonly case: string;
  readonly service: string;
  readonly release: string;
  readonly level: RatingLevel;
  readonly text?: string;
  readonly at: Instant;
  readonly trial: boolean;
}

export interface Rating {
  readonly level: RatingLevel;
  readonly text?: string;
}

export async function ratingOf(store: Store, caseId: string): Promise<Rating | undefined> {
  const found = await store.load('ratings', caseId);
  if (!found) return undefined;
  const { level, text } = readAs<RatingDoc>(found);
  return { level, ...(text === undefined ? {} : { text }) };
}

/**
 * @throws ProblemException 409 `rated-already` when another rating is there, 422 for words beside a good one
 */
export async function rate(store: Store, now: Instant, doc: CaseDoc, rating: Rating): Promise<void> {
  const text = rating.text?.trim();
  if (text && rating.level > 2) {
    // Only who is not content is asked why: praise is not to be collected.
    const message = {
      zh: '选“不满意”或“非常不满意”时才需要填写原因',
      en: 'A reason goes with the two lowest levels only',
    };
    throw invalid([{ path: 'text', code: 'text-not-asked', message }]);
  }
  const stored = await store.insertOnce(
    'ratings',
    toDoc({
      _id: doc._id,
      space: doc.space,
      ...{ case: doc._id, service: doc.service, release: doc.release, trial: doc.trial },
      ...{ level: rating.level, at: now, ...(text ? { text } : {}) },
    }),
  );
  const first = readAs<RatingDoc>(stored.doc);
  if (first.level !== rating.level || (first.text ?? '') !== (text ?? '')) {
    throw new ProblemException(
      'rated-already',
      409,
      { zh: '您已经评价过了', en: 'You have rated this already' },
      { mend: { zh: '每个办件只能评价一次。', en: 'Each case is rated once.' } },
    );
  }
}
