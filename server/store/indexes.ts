/**
 * What can be found quickly: one page for both adapters, which make and drop indexes until they match it.
 *
 * `keys`: compound indexes, equality paths first, then the path that is sorted or ranged over; `_id` is added last.
 * `many`: paths that hold an array of plain values. Only these match element by element, as in MongoDB; `lookup`
 * says that their text elements are indexed too.
 */
import type { Collection } from './port.ts';

export interface CollectionIndexes {
  readonly keys?: readonly (readonly string[])[];
  readonly many?: Readonly<Record<string, 'lookup' | 'plain'>>;
}

export const indexes: Readonly<Record<Collection, CollectionIndexes>> = {
  cases: {
    keys: [
      ['number'],
      ['applicant', 'startedAt'],
      ['phone', 'startedAt'],
      ['space', 'status', 'updatedAt'],
      ['space', 'status', 'due'],
      ['space', 'service', 'status', 'startedAt'],
      ['space', 'process', 'status', 'startedAt'],
      ['space', 'community', 'status', 'startedAt'],
      ['space', 'incident', 'updatedAt'],
      ['space', 'trial', 'startedAt'],
      ['space', 'updatedAt'],
      ['release', 'status'],
    ],
    many: { grams: 'lookup', received: 'plain' },
  },
  events: { keys: [['case', 'from']] },
  tasks: {
    keys: [
      ['assignee', 'open', 'due'],
      ['assignee', 'open', 'createdAt'],
      ['space', 'assignee', 'state', 'due'],
      ['space', 'open', 'due'],
      ['space', 'state', 'due'],
      ['doneBy', 'doneAt'],
      ['case', 'createdAt'],
      ['applicant', 'open', 'createdAt'],
    ],
    many: { candidatePosts: 'lookup', candidateUsers: 'lookup', grams: 'lookup' },
  },
  jobs: { keys: [['due'], ['case'], ['kind', 'due'], ['space', 'due']] },
  messages: {
    keys: [
      ['wait', 'kind', 'state'],
      ['kind', 'state', 'expiresAt'],
      ['case', 'kind'],
      ['name', 'key'],
    ],
  },
  deliveries: {
    keys: [
      ['state', 'due'],
      ['case', 'createdAt'],
      ['space', 'state', 'due'],
    ],
  },
  designs: { keys: [['space', 'kind', 'updatedAt'], ['space', 'updatedAt'], ['pack']] },
  releases: {
    keys: [
      ['space', 'service', 'number'],
      ['service', 'number'],
      ['service', 'state', 'number'],
      ['service', 'key'],
      ['design', 'number'],
      ['space', 'publishedAt'],
    ],
  },
  services: { keys: [['space', 'state'], ['design'], ['release']] },
  drafts: { keys: [['code'], ['owner', 'updatedAt'], ['service', 'owner'], ['task'], ['expiresAt']] },
  files: {
    keys: [
      ['owner', 'state'],
      ['owner', 'createdAt'],
      ['case', 'createdAt'],
      ['draft'],
      ['state', 'expiresAt'],
      ['sha256'],
    ],
  },
  comments: {
    keys: [
      ['case', 'at'],
      ['space', 'at'],
    ],
  },
  ratings: { keys: [['case'], ['space', 'service', 'at'], ['space', 'level', 'at']] },
  units: { keys: [['space', 'parent'], ['space', 'kind'], ['parent']] },
  posts: { keys: [['space', 'unit'], ['space', 'role'], ['unit']], many: { holders: 'lookup' } },
  people: { keys: [['login'], ['phone'], ['space', 'name'], ['space', 'active', 'name']] },
  residents: { keys: [['phone'], ['space', 'phone']] },
  sessions: { keys: [['person', 'expiresAt'], ['resident', 'expiresAt'], ['expiresAt']] },
  secrets: { keys: [['phone', 'expiresAt'], ['person'], ['expiresAt']] },
  calendars: { keys: [['space', 'year']] },
  settings: {
    keys: [
      ['space', 'key'],
      ['key', 'state'],
    ],
  },
  counters: { keys: [['space']] },
  spaces: { keys: [['kind'], ['parent']] },
  notifications: {
    keys: [
      ['to', 'at'],
      ['space', 'state', 'at'],
      ['state', 'due'],
    ],
  },
  audit: {
    keys: [
      ['space', 'at'],
      ['space', 'actor.id', 'at'],
      ['case', 'at'],
      ['space', 'act', 'at'],
    ],
  },
  idempotency: { keys: [['expiresAt'], ['at']] },
  meta: {},
};

/** Every collection, in a fixed order. */
export const collections = Object.keys(indexes) as readonly Collection[];
