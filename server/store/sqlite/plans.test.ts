import { beforeAll, describe, expect, it } from 'vitest';
import { writeCursor } from '../cursor.ts';
import type { Collection, Filter, Query } from '../port.ts';
import { type Database, loadSqlite, text } from './driver.ts';
import { migrate } from './migrations/index.ts';
import { findSql } from './reader.ts';
import { reconcileIndexes } from './reconcile.ts';

const space = 's';
const now = 1_700_000_000_000;

/** The lists that the product lives by. `sorted`: the index gives the order too, so a page costs a page. */
const lists: readonly (readonly [string, Collection, Filter, Query['sort'], 'sorted' | 'collected'])[] = [
  ['my open tasks by due', 'tasks', { assignee: 'p1', open: true }, [['due', 1]], 'sorted'],
  ['my open tasks, newest first', 'tasks', { assignee: 'p1', open: true }, [['createdAt', -1]], 'sorted'],
  ['my tasks in a space by state', 'tasks', { space, assignee: 'p', state: 'open' }, [['due', 1]], 'sorted'],
  [
    'what my posts may claim',
    'tasks',
    { candidatePosts: { $in: ['a', 'b'] }, open: true },
    [['due', 1]],
    'collected',
  ],
  ['what I am named for', 'tasks', { candidateUsers: 'p1', open: true }, [['due', 1]], 'collected'],
  ['what I have done', 'tasks', { doneBy: 'p1' }, [['doneAt', -1]], 'sorted'],
  ['what is late in a space', 'tasks', { space, open: true, due: { $lt: now } }, [['due', 1]], 'sorted'],
  ['the tasks of a case', 'tasks', { case: 'c' }, [['createdAt', 1]], 'sorted'],
  [
    'searched by grams',
    'tasks',
    { space, grams: { $all: ['路', '路灯'] } },
    [['createdAt', -1]],
    'collected',
  ],
  ['a case by number', 'cases', { number: 'CS-2026-000123' }, undefined, 'sorted'],
  ['cases of an applicant', 'cases', { applicant: 'resident:1' }, [['startedAt', -1]], 'sorted'],
  ['cases by status', 'cases', { space, status: 'active' }, [['updatedAt', -1]], 'sorted'],
  ['cases of a service', 'cases', { space, service: 'x', status: 'active' }, [['startedAt', -1]], 'sorted'],
  ['cases that are stuck', 'cases', { space, incident: true }, [['updatedAt', -1]], 'sorted'],
  ['trial cases', 'cases', { space, trial: true }, [['startedAt', 1]], 'sorted'],
  ['jobs that are due', 'jobs', { due: { $lte: now } }, [['due', 1]], 'sorted'],
  ['deliveries that are due', 'deliveries', { state: 'pending', due: { $lte: now } }, [['due', 1]], 'sorted'],
  ['who waits for a message', 'messages', { space, kind: 'wait', wait: 'm|1' }, undefined, 'collected'],
  [
    'messages that expire',
    'messages',
    { kind: 'message', state: 'waiting', expiresAt: { $lte: now } },
    undefined,
    'collected',
  ],
  ['older events of a case', 'events', { case: 'c', from: { $lt: 9 } }, [['from', 1]], 'sorted'],
  ['sessions of a person', 'sessions', { person: 'p' }, undefined, 'collected'],
  ['a draft by its code', 'drafts', { code: '123' }, undefined, 'sorted'],
  ['files of an owner', 'files', { owner: 'o', state: 'held' }, undefined, 'sorted'],
  ['the audit of a space', 'audit', { space }, [['at', -1]], 'sorted'],
  ['releases of a service', 'releases', { service: 'x' }, [['number', -1]], 'sorted'],
  ['documents by id', 'secrets', { _id: { $in: ['a', 'b'] } }, undefined, 'sorted'],
];

describe('the lists that the product lives by', () => {
  let db: Database;
  beforeAll(async () => {
    db = new (await loadSqlite()).DatabaseSync(':memory:');
    migrate(db);
    reconcileIndexes(db);
  });

  function plan(collection: Collection, query: Query): string[] {
    const { text: sql, params } = findSql(collection, query);
    return db
      .prepare(`explain query plan ${sql}`)
      .all(...params)
      .map((row) => text(row, 'detail'));
  }

  it.each(lists)('%s: no table is scanned', (_, collection, filter, sort, kind) => {
    const steps = plan(collection, { filter, limit: 20, ...(sort && { sort }) });
    expect(steps.filter((step) => step.startsWith(`SCAN ${collection}`))).toEqual([]);
    expect(steps.some((step) => step.startsWith(`SEARCH ${collection} USING`))).toBe(true);
    if (kind === 'sorted') expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
  });

  it('the second page enters the index where the first one ended', () => {
    const query: Query = { filter: { assignee: 'p', open: true }, sort: [['due', 1]], limit: 20 };
    const cursor = writeCursor('tasks', query.sort ?? [], { values: [1], id: 't1' });
    const steps = plan('tasks', { ...query, after: cursor });
    expect(steps.join('\n')).toMatch(
      /SEARCH tasks USING INDEX auto_tasks_assignee_open_due\w* \(<expr>=\? AND <expr>=\? AND <expr>>\?\)/,
    );
  });

  it('a list that nobody declared may scan, and this test would see it', () => {
    const steps = plan('tasks', { filter: { nobody: 'asks' }, limit: 20 });
    expect(steps.join('\n')).toMatch(/SCAN tasks/);
  });
});
