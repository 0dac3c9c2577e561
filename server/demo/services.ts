/** The two services of the demo street: the whistle pack, cloned and bound, and one that it drew itself. */
import type { Services } from '#server/services';
import { DEPARTMENTS, personId, SPACE, unitId } from './street.ts';
import { VENUE_NAME, venueBody } from './venue.ts';

const WHISTLE = `d-${SPACE}-whistle`;
const VENUE = `d-${SPACE}-venue`;

/** Ids of the published services by the key that stories use. */
export type Offered = Readonly<Record<'whistle' | 'venue', string>>;

export async function publishServices(services: Services): Promise<Offered> {
  const designer = { space: SPACE, person: personId('designer') };
  await services.packs.clone(designer, 'street-whistle', WHISTLE, {
    name: '反映身边的问题',
    roles: whistleRoles(),
    settings: {},
  });
  const venue = await services.designs.create(designer, VENUE, VENUE_NAME);
  if (venue.version === 1)
    await services.designs.save(designer, VENUE, 1, { name: VENUE_NAME, body: venueBody(venue.body) });
  return { whistle: await publish(services, WHISTLE), venue: await publish(services, VENUE) };
}

async function publish(services: Services, design: string): Promise<string> {
  const publisher = { space: SPACE, person: personId('publisher') };
  const release = await services.publishing.publish(publisher, design, {
    ...{ key: `${design}-1`, reason: '演示街道开通', warnings: '演示用，提醒已知悉' },
  });
  return release.service;
}

function whistleRoles(): Record<string, { unit: string; role: string }> {
  const street = (role: string) => ({ unit: unitId('street'), role });
  return {
    dispatcher: street('dispatcher'),
    streetHandler: street('handler'),
    caller: street('caller'),
    arbiter: street('arbiter'),
    leader: street('leader'),
    ...Object.fromEntries(DEPARTMENTS.map((key) => [key, { unit: unitId(key), role: 'handler' }])),
  };
}
