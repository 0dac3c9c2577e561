/**
 * Loads the demo street by the services that the API calls, over weeks that pass on the demo clock. Repeating it
 * doubles nothing: a load that was broken off goes on where it stopped, a finished one is left alone.
 */
import type { Instant, Text } from '#runtime/model';
import { dayOf } from '#runtime/values';
import { ProblemException } from '#server/problem';
import type { Services } from '#server/services';
import { type Account, openStreet, setPasswords } from './people.ts';
import { begin, perform } from './perform.ts';
import { publishServices } from './services.ts';
import type { Story, When } from './story.ts';
import { SPACE, STREET } from './street.ts';
import { venueStories } from './venue.ts';
import { whistleStories } from './whistle-stories.ts';

// A type and not an interface: it travels as JSON.
export type DemoResult = {
  readonly street: string;
  readonly cases: number;
  /** Told once, by the load that finished. */
  readonly password?: string;
  readonly people?: readonly { readonly [K in keyof Account]: Account[K] }[];
};

const ZONE = 'Asia/Shanghai';
const OFFSET = '+08:00';
const DAY = 86_400_000;
const MINUTE = 60_000;
/** How long the stories last. */
const SPAN_DAYS = 22;
/** Time passes in steps, so that reminders and timers come about when they are due. */
const STEP_MINUTES = 240;

const PROGRESS = 'demo';

export async function loadDemo(services: Services, tell: (line: Text) => void): Promise<DemoResult> {
  const { store, clock } = services;
  const before = await store.load('meta', PROGRESS);
  if (before?.finished === true) return { street: STREET, cases: await casesOf(services) };
  const { blocked } = await clock.state();
  if (blocked) throw notHere(blocked);

  // Where nothing has happened yet the weeks lie behind today; else before a day to come: time never runs back.
  const goesBack = !before && (await clock.backBeforeAnyCase(SPAN_DAYS * 1440));
  const fresh = clock.now() + SPAN_DAYS * DAY;
  const { doc } = await store.insertOnce('meta', { _id: PROGRESS, space: '*', end: fresh, done: 0 });
  const end = Number(doc.end);
  const say = (zh: string, en: string): void => tell({ zh, en });
  say(
    goesBack ? '演示从三周前开始' : '演示时钟将向前拨三周',
    goesBack ? 'The demo begins three weeks ago' : 'The demo clock goes three weeks ahead',
  );

  await openStreet(services);
  say('单位、岗位、人员已建好', 'Units, posts and people are there');
  const offered = await publishServices(services);
  say('两个事项已发布', 'Two services are published');

  await playStories(services, offered, end, Number(doc.done), say);
  await passUntil(services, end);
  await clock.catchUp();
  await services.host.settled();

  const accounts = await setPasswords(services);
  await store.updateIf('meta', PROGRESS, {}, { $set: { finished: true } });
  return { street: STREET, cases: await casesOf(services), ...accounts };
}

async function playStories(
  services: Services,
  offered: Awaited<ReturnType<typeof publishServices>>,
  end: Instant,
  done: number,
  say: (zh: string, en: string) => void,
): Promise<void> {
  const cases = new Map<string, string>();
  const scenes = scenesOf([...whistleStories, ...venueStories(dayOf(end, ZONE))], end);
  for (const [index, { at, story, act }] of scenes.entries()) {
    const first = act === undefined;
    // A begin may be repeated, and tells which case it was; what came after is not done again.
    if (index < done && !first) continue;
    if (index >= done) await passUntil(services, at);
    if (first) cases.set(story.id, await begin(services, offered, story));
    else await perform(services, story, cases.get(story.id) ?? '', act, `demo-${story.id}-${index}`);
    await services.host.settled();
    if (index < done) continue;
    await services.store.updateIf('meta', PROGRESS, {}, { $set: { done: index + 1 } });
    if (index % 20 === 19)
      say(`已演到第 ${index + 1} 幕，共 ${scenes.length} 幕`, `Scene ${index + 1} of ${scenes.length}`);
  }
}

interface Scene {
  readonly at: Instant;
  readonly story: Story;
  /** Absent: it comes in. */
  readonly act?: Story['acts'][number][1];
}

/** Everything that happens, in the order in which it happens. */
function scenesOf(stories: readonly Story[], end: Instant): readonly Scene[] {
  return stories
    .flatMap((story): Scene[] => [
      { at: instantOf(story.at, end), story },
      ...story.acts.map(([when, act]) => ({ at: instantOf(when, end), story, act })),
    ])
    .sort((a, b) => a.at - b.at);
}

function instantOf(when: When, end: Instant): Instant {
  if ('minutes' in when) return end - when.minutes * MINUTE;
  return Date.parse(`${dayOf(end - when.days * DAY, ZONE)}T${when.time}:00${OFFSET}`);
}

/** Lets time pass, never back. */
async function passUntil({ clock, host }: Services, until: Instant): Promise<void> {
  for (let left = until - clock.now(); left > 0; left = until - clock.now()) {
    await clock.forward(Math.min(left / MINUTE, STEP_MINUTES));
    await host.settled();
  }
}

const casesOf = ({ store }: Services): Promise<number> => store.count('cases', { space: SPACE });

function notHere(blocked: Text): ProblemException {
  return new ProblemException('demo-not-here', 409, blocked, {
    mend: {
      zh: '请另用一个数据文件夹载入演示：DATA_DIR=./demo-data npx linli demo',
      en: 'Load the demo into a data folder of its own: DATA_DIR=./demo-data npx linli demo',
    },
  });
}
