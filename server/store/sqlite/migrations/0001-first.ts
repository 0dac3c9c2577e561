/**
 * The first schema. A table a collection: what every store needs to know stands in columns, the rest is JSON.
 *
 * `space` is in every document from the start. Release, trial flag, post acted in, directory version, data class,
 * audience, base of a clone, revision of a draft, search attributes, calendar and zone of a deadline are members of
 * the body that their owners write from the first version on; they need no column to be found by an index.
 */
export const first = {
  to: 1,
  sql: [
    ...[
      'cases',
      'events',
      'tasks',
      'jobs',
      'messages',
      'deliveries',
      'designs',
      'releases',
      'services',
      'drafts',
      'files',
      'comments',
      'ratings',
      'units',
      'posts',
      'people',
      'residents',
      'sessions',
      'secrets',
      'calendars',
      'settings',
      'counters',
      'spaces',
      'notifications',
      'audit',
      'idempotency',
      'meta',
    ].map(
      (name) =>
        `create table ${name} (row integer primary key, _id text not null unique, space text not null, version integer not null, body text not null)`,
    ),
    // Leases stand beside the documents: operational, never rebuilt.
    `create table store_leases (collection text not null, id text not null, owner text, epoch integer not null,
      beat integer not null, primary key (collection, id)) without rowid`,
    // One row a transaction: position and what it changed, as JSON.
    'create table store_changes (position integer primary key, list text not null)',
    // Removed projections are remembered for a while, so that a late older writer cannot bring them back.
    `create table store_gone (collection text not null, id text not null, source integer not null,
      at integer not null, primary key (collection, id)) without rowid`,
    'create index store_gone_at on store_gone (at)',
  ],
} as const;
