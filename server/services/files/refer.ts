/** A form's answers refer to files by id; what they say about them is not believed. */
import { filesOf } from '#runtime/fields';
import type { CompiledForm, FieldError, FormNode } from '#runtime/form';
import type { Audience, DataClass } from '#runtime/model';
import { isList, isRecord, type Value, type Variables } from '#runtime/values';
import { readAs } from '#server/host';
import type { Store } from '#server/store';
import { type FileDoc, refOf } from './documents.ts';
import { allowedBy } from './kinds.ts';

export interface Referred {
  /** The same values with name, type and size of each file as the store knows them. */
  readonly values: Variables;
  readonly files: readonly { readonly doc: FileDoc; readonly dataClass: DataClass }[];
  readonly errors: readonly FieldError[];
}

/**
 * Looks up every file that the answers name.
 * @param mine may this file be used here? Another's file is "not there".
 */
export async function referToFiles(
  store: Store,
  form: CompiledForm,
  values: Variables,
  mine: (doc: FileDoc) => boolean,
): Promise<Referred> {
  const files: { doc: FileDoc; dataClass: DataClass }[] = [];
  const errors: FieldError[] = [];

  const one = async (node: FormNode, path: string, value: Value): Promise<Value> => {
    const refs: Value[] = [];
    for (const ref of filesOf(value)) {
      const found = await store.load('files', ref.id);
      const doc = found && readAs<FileDoc>(found);
      if (!doc || !mine(doc)) {
        errors.push(fileGone(path, ref.name));
        continue;
      }
      const allowed = allowedBy(node.schema);
      if (!allowed.some((kind) => kind.mime === doc.type)) {
        errors.push(wrongKind(path, doc.name));
        continue;
      }
      files.push({ doc, dataClass: node.schema['x-data-class'] ?? node.rule.dataClass });
      refs.push({ ...refOf(doc) });
    }
    return refs;
  };

  const walk = async (nodes: readonly FormNode[], from: Variables, prefix: string): Promise<Variables> => {
    const to: Record<string, Value> = { ...from };
    for (const node of nodes) {
      if (node.holds === 'void') {
        Object.assign(to, pick(await walk(node.children, from, prefix), node.children));
        continue;
      }
      const value = Object.hasOwn(from, node.key) ? from[node.key] : undefined;
      if (value === undefined || value === null) continue;
      const path = prefix + node.key;
      if (node.kind === 'photo' || node.kind === 'file') to[node.key] = await one(node, path, value);
      else if (node.holds === 'object' && isRecord(value))
        to[node.key] = await walk(node.children, value, `${path}.`);
      else if (node.holds === 'rows' && isList(value)) {
        const rows: Value[] = [];
        for (const [row, each] of value.entries())
          rows.push(isRecord(each) ? await walk(node.children, each, `${path}.${row}.`) : each);
        to[node.key] = rows;
      }
    }
    return to;
  };

  return { values: await walk(form.roots, values, ''), files, errors };
}

/** What a page or another void changed: only what stands below it. */
function pick(values: Variables, nodes: readonly FormNode[]): Variables {
  const keys = nodes.flatMap((node): string[] =>
    node.holds === 'void' ? Object.keys(pick(values, node.children)) : [node.key],
  );
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** Ties files to the case that now refers to them; they expire no more. */
export async function keepFiles(
  store: Store,
  files: Referred['files'],
  caseId: string,
  audience: Audience,
): Promise<void> {
  for (const { doc, dataClass } of files) {
    if (doc.case === caseId && doc.state === 'kept') continue;
    await store.updateIf(
      'files',
      doc._id,
      {},
      {
        $set: { case: caseId, state: 'kept', audience, dataClass, inForm: true },
        $unset: { draft: true, expiresAt: true },
      },
    );
  }
}

/** Ids of all files named anywhere in values that were already narrowed to what somebody may see. */
export function fileIdsIn(values: Value | undefined, found: Set<string> = new Set()): ReadonlySet<string> {
  for (const file of filesOf(values ?? null)) found.add(file.id);
  if (isList(values)) for (const each of values) fileIdsIn(each, found);
  else if (isRecord(values)) for (const each of Object.values(values)) fileIdsIn(each, found);
  return found;
}

const fileGone = (path: string, name: string): FieldError => ({
  path,
  code: 'file-gone',
  message: {
    zh: `文件“${name.slice(0, 60)}”已不在，请重新上传`,
    en: `The file “${name.slice(0, 60)}” is not there any more: upload it again`,
  },
});

const wrongKind = (path: string, name: string): FieldError => ({
  path,
  code: 'file-type',
  message: {
    zh: `“${name}”不是这里能接收的类型，请换一个文件`,
    en: `“${name}” is of a type that is not taken here: choose another`,
  },
});
