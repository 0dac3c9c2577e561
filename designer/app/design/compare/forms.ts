import { compileForm, type FormField, type FormSchema, fieldsOf } from '#runtime/form';
import type { Text } from '#runtime/model';
import { same } from '../diff.ts';
import { both, type Change, text } from './types.ts';

/** What differs between two states of one form: fields by their titles, then what stands between them. */
export function formChanges(
  before: FormSchema | undefined,
  after: FormSchema | undefined,
): readonly Change[] {
  const whole = text('整张表', 'The whole form');
  if (!before) return after ? [{ kind: 'added', what: whole }] : [];
  if (!after) return [{ kind: 'removed', what: whole }];
  const [old, now] = [fields(before), fields(after)];
  const changes: Change[] = [];
  if (before.title !== after.title)
    changes.push({
      kind: 'changed',
      what: text('表单名称', 'Title of the form'),
      from: both(before.title ?? ''),
      to: both(after.title ?? ''),
    });
  for (const [path, field] of now) changes.push(...fieldChange(old.get(path), field));
  for (const [path, field] of old) if (!now.has(path)) changes.push({ kind: 'removed', what: field.title });
  if (changes.length === 0)
    changes.push({
      kind: 'changed',
      what: text('页面、说明文字或字段顺序', 'Pages, texts or the order of fields'),
    });
  return changes;
}

function fieldChange(was: FormField | undefined, field: FormField): readonly Change[] {
  if (!was) return [{ kind: 'added', what: field.title }];
  const [from, to] = [was.title, field.title];
  if (!same(from, to)) return [{ kind: 'changed', what: text('字段名称', 'Title of a field'), from, to }];
  return same(own(was), own(field)) ? [] : [{ kind: 'changed', what: field.title, ...aspects(was, field) }];
}

/** A field without the fields inside it: those are compared by themselves. */
function own(field: FormField): unknown {
  const {
    properties: _properties,
    items: _items,
    ...rest
  } = field.schema as unknown as Record<string, unknown>;
  return rest;
}

const REQUIRED = { true: text('必填', 'required'), false: text('选填', 'optional') };

function aspects(was: FormField, now: FormField): { from?: Text; to?: Text } {
  const required = (field: FormField) => REQUIRED[field.schema.required === true ? 'true' : 'false'];
  return required(was) === required(now) ? {} : { from: required(was), to: required(now) };
}

function fields(schema: FormSchema): ReadonlyMap<string, FormField> {
  try {
    return new Map(fieldsOf(compileForm(schema, 'form').form).map((field) => [field.path, field]));
  } catch {
    return new Map();
  }
}
