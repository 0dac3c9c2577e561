/** Everything about designs and cases, put together over what stands below it. */

import type { Calendar } from '#runtime/calendar';
import { checkDesign } from '#runtime/check';
import { BEHAVIOUR } from '#runtime/engine';
import type { Directory, Instant } from '#runtime/model';
import type { Host } from '#server/host';
import { sign } from '#server/security';
import type { Store } from '#server/store';
import { loadPacks } from '#templates/schema';
import {
  type ApplicationsService,
  createApplications,
  createSubmit,
  createTrack,
  type Submit,
  type TrackService,
} from './applications/index.ts';
import {
  type CasesService,
  createCases,
  type Ground,
  keepNamed,
  namedBy,
  type Street,
} from './cases/index.ts';
import { type CommentsService, createComments } from './comments/index.ts';
import {
  createDesigns,
  createPublishing,
  type DesignsService,
  type PublishingService,
} from './designs/index.ts';
import { createDrafts, type DraftsService } from './drafts/index.ts';
import { createFiles, type FilesService } from './files/files.ts';
import { expireFiles } from './files/index.ts';
import { createOffers, type OffersService } from './offers/index.ts';
import { createPacks, type PacksService } from './packs/index.ts';
import { createTasks, type TasksService } from './tasks/index.ts';

/** The part of `Services` that this page makes. */
export interface WorkServices {
  readonly ground: Ground;
  readonly designs: DesignsService;
  readonly publishing: PublishingService;
  readonly packs: PacksService;
  readonly offers: OffersService;
  readonly drafts: DraftsService;
  readonly files: FilesService;
  readonly submit: Submit;
  readonly applications: ApplicationsService;
  readonly track: TrackService;
  readonly tasks: TasksService;
  readonly cases: CasesService;
  readonly comments: CommentsService;
  /** Removes drafts and unused files whose time is over; called now and then. */
  readonly tidy: () => Promise<void>;
}

export interface WorkDeps {
  readonly store: Store;
  readonly host: Host;
  readonly now: () => Instant;
  readonly directory: (space: string) => Promise<Directory>;
  readonly nameOf: (space: string, person: string) => Promise<string>;
  readonly street: (space: string) => Promise<Street>;
  readonly calendar: (space: string) => Promise<Calendar>;
  /** The installation's key. */
  readonly key: string;
  /** The folder of template packs. */
  readonly packs: string;
}

export function createWork(deps: WorkDeps): WorkServices {
  const { store, host, now, directory, nameOf } = deps;
  const ground: Ground = {
    ...{ store, host, now, directory },
    street: deps.street,
    calendar: deps.calendar,
    sign: (text) => sign(deps.key, text),
  };
  const check = async (body: Parameters<typeof checkDesign>[0], space: string) =>
    checkDesign(body, {
      directory: await directory(space),
      // Other requests are answered while a large drawing is looked through.
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    });
  const designs = createDesigns({ store, now, check, nameOf });
  const drafts = createDrafts(ground);
  return {
    ground,
    designs,
    publishing: createPublishing({ store, now, check, nameOf }),
    packs: createPacks({
      load: () => loadPacks(deps.packs, BEHAVIOUR),
      designs,
      units: async (space) => new Set((await directory(space)).units.map((unit) => unit.id)),
    }),
    offers: createOffers(ground),
    drafts,
    files: createFiles(ground, drafts),
    submit: createSubmit(ground, drafts),
    applications: createApplications(ground),
    track: createTrack(ground),
    tasks: createTasks(ground),
    cases: createCases(ground),
    comments: createComments(ground),
    async tidy() {
      await drafts.expire((draft) => keepNamed(ground, draft));
      await expireFiles(store, now(), (file) => namedBy(ground, file));
    },
  };
}
