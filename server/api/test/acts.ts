/** What staff do in tests: find the task of a case, look at it, act on it as it stands. */
import type { TaskDetail, TaskRow } from '#runtime/wire';
import type { TestAnswer, TestClient } from '../testing.ts';

export async function taskOf(client: TestClient, caseId: string, view = 'group'): Promise<TaskRow> {
  const list = await client.call<{ items: TaskRow[] }>(`GET /api/tasks?view=${view}&limit=200`);
  const found = list.body.items.find((row) => row.caseId === caseId);
  if (!found) throw new Error(`Expected a task of ${caseId} in ${view}`);
  return found;
}

export async function openTask(client: TestClient, id: string): Promise<TaskDetail> {
  return (await client.call<TaskDetail>(`GET /api/tasks/${id}`)).body;
}

export async function actOn(
  client: TestClient,
  id: string,
  name: string,
  body: object = {},
  key?: string,
): Promise<TestAnswer<TaskDetail>> {
  const { version } = await openTask(client, id);
  return client.call<TaskDetail>(`POST /api/tasks/${id}/${name}`, { body, version, ...(key ? { key } : {}) });
}
