/** Following a matter without an account: a number with a phone shows state and due date, a secret or a code opens it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TrackResult } from '#runtime/wire';
import { type CaseDoc, readAs } from '#server/host';
import { ProblemException } from '#server/problem';
import type { Ground } from '../cases/ground.ts';
import { openCase } from '../cases/open.ts';
import { opens } from './receipts.ts';
import { progressOf, rowOf } from './view.ts';

/** Every answer takes this long at least: neither content nor time tells whether a number exists. */
const LEAST_MS = 250;
/** Streets that may share one number. */
const MOST_ALIKE = 200;

export interface TrackService {
  /** @throws ProblemException 404, the same for an unknown number and another phone */
  look(number: string, phone: string): Promise<TrackResult>;
  /** The case that this secret and number open. @throws ProblemException 404 */
  bySecret(number: string, secret: string): Promise<string>;
  /** The case of this number and phone; the code was checked before. @throws ProblemException 404 */
  byPhone(number: string, phone: string): Promise<string>;
}

export function createTrack(ground: Ground): TrackService {
  const { store } = ground;

  /** Asked in one question, so that the store's work is the same for an unknown number and another phone. */
  const find = async (number: string, phone: string): Promise<CaseDoc | undefined> => {
    const page = await store.find('cases', {
      filter: { number: tidyNumber(number), phone: phone.replace(/[\s-]/g, '') },
      sort: [['startedAt', -1]],
      limit: 1,
    });
    const found = page.docs[0];
    return found && readAs<CaseDoc>(found);
  };

  const evenly = async <T>(work: () => Promise<T | undefined>): Promise<T> => {
    const wait = sleep(LEAST_MS);
    const found = await work();
    await wait;
    if (found === undefined) throw unknown();
    return found;
  };

  return {
    look: (number, phone) =>
      evenly(async () => {
        const doc = await find(number, phone);
        if (!doc) return undefined;
        const open = await openCase(ground, doc);
        const { state, stateText, due, dueMayMove, number: shown } = rowOf(open, progressOf(open));
        return {
          number: shown,
          state,
          stateText,
          ...(due === undefined ? {} : { due }),
          ...(dueMayMove ? { dueMayMove } : {}),
        };
      }),

    bySecret: (number, secret) =>
      evenly(async () => {
        // Two streets may count by the same letters: the secret says whose case it is.
        const page = await store.find('cases', { filter: { number: tidyNumber(number) }, limit: MOST_ALIKE });
        const found = page.docs.filter((doc) =>
          opens(ground.sign, readAs<CaseDoc>(doc), secret, ground.now()),
        );
        return found[0]?._id;
      }),

    byPhone: (number, phone) => evenly(async () => (await find(number, phone))?._id),
  };
}

const tidyNumber = (typed: string): string => typed.normalize('NFKC').trim().toUpperCase();

function unknown(): ProblemException {
  return new ProblemException(
    'track-unknown',
    404,
    { zh: '没有找到这个办件', en: 'No such matter was found' },
    {
      mend: {
        zh: '请核对编号和手机号；手机号要与申请时填写的一致。',
        en: 'Check the number and the phone; the phone must be the one given in the application.',
      },
    },
  );
}
