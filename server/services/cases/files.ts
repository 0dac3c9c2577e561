/** Which files of a case somebody may see: those of forms by the form's rights, the others by their audience. */
import { variablesOf } from '#runtime/engine';
import { narrowValues } from '#runtime/form';
import { readAs } from '#server/host';
import { notFound } from '#server/problem';
import type { Caller } from '#server/security';
import { sees } from '../comments/index.ts';
import { startFormOf } from '../designs/index.ts';
import type { DraftsService } from '../drafts/index.ts';
import { type FileDoc, fileIdsIn, keepFiles } from '../files/index.ts';
import { anyAccess, type CaseAccess, ownerOf } from './access.ts';
import { applicationSeenBy } from './detail.ts';
import type { Ground } from './ground.ts';
import { formOf, lookOnly, stepRights } from './narrow.ts';
import { openCase, sentByApplicant } from './open.ts';

/** Ids of the files in forms that this person may see: whatever a hidden or masked field holds is not among them. */
export async function filesSeenBy(ground: Ground, access: CaseAccess): Promise<ReadonlySet<string>> {
  const open = await openCase(ground, access.doc);
  if (access.standing === 'applicant') {
    const start = startFormOf(open.release);
    return fileIdsIn(narrowValues(formOf(start.form), sentByApplicant(open.events), lookOnly(start.rights)));
  }
  const values = variablesOf(open.state);
  const { form, rights } = applicationSeenBy(open, access);
  const found = new Set(fileIdsIn(narrowValues(form, values, rights)));
  for (const task of access.tasks) {
    const step = open.release.graph.elements.get(task.element)?.form;
    const schema = step && open.release.body.forms[step.key];
    if (!step || !schema) continue;
    const compiled = formOf(schema);
    fileIdsIn(narrowValues(compiled, values, stepRights(compiled, access.standing, step.rights)), found);
  }
  return found;
}

/**
 * The file, when this caller may read it: through their draft, or through a case with rights and audience. One's own
 * upload that nothing refers to yet is always one's own.
 * @throws ProblemException 404 for everybody else
 */
export async function readableFile(
  ground: Ground,
  drafts: DraftsService,
  caller: Caller,
  id: string,
): Promise<FileDoc> {
  const found = await ground.store.load('files', id);
  const doc = found && readAs<FileDoc>(found);
  if (!doc) throw notFound(FILE);
  if (doc.state === 'held' && doc.owner === ownerOf(caller)) return doc;
  const caseId = await namedBy(ground, doc);
  if (caseId === undefined) {
    if (doc.draft === undefined) throw notFound(FILE);
    await drafts.load(caller, doc.draft);
    return doc;
  }
  const access = await anyAccess(ground.store, caller, caseId);
  // What a form names is part of the case, whether or not a server lived to write that beside the file.
  const open = doc.inForm
    ? (await filesSeenBy(ground, access)).has(id)
    : doc.state === 'kept' && sees(access.standing, doc.audience);
  if (!open) throw notFound(FILE);
  return doc;
}

/** The case a file belongs to; for one that is held still, the case whose answers name it. */
export async function namedBy({ store, host }: Ground, file: FileDoc): Promise<string | undefined> {
  if (file.state === 'kept') return file.case;
  const draft = file.draft === undefined ? undefined : await store.load('drafts', file.draft);
  const caseId = file.case ?? (draft?.state === 'sent' ? draft.case : undefined);
  const live = typeof caseId === 'string' ? await host.load(caseId) : undefined;
  return live && fileIdsIn({ ...variablesOf(live.state) }).has(file._id) ? live.caseId : undefined;
}

/** Ties what a case names of a draft's files to that case: the draft goes. */
export async function keepNamed(ground: Ground, draft: string): Promise<void> {
  const page = await ground.store.find('files', { filter: { draft }, limit: 200 });
  for (const found of page.docs) {
    const doc = readAs<FileDoc>(found);
    const caseId = await namedBy(ground, doc);
    if (caseId === undefined) continue;
    await keepFiles(ground.store, [{ doc, dataClass: doc.dataClass }], caseId, 'applicant');
  }
}

const FILE = { zh: '文件', en: 'file' };
