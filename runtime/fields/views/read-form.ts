/** Reads a form's schema in the browser. FEEL is loaded only when the form has expressions. */
import { useEffect, useState } from 'react';
import type { FormSchema } from '#runtime/form';
import { type CompiledForm, type CompileFeel, compileFormWith, hasExpressions } from '#runtime/form/core';

const compiled = new WeakMap<FormSchema, CompiledForm>();
const asked = new WeakMap<FormSchema, Promise<CompiledForm>>();

const NO_FEEL: CompileFeel = () => ({
  ok: false,
  error: { code: 'feel-syntax', message: 'There are no expressions in this form.' },
});

/** The form of a schema; each schema is read once. */
export function readForm(schema: FormSchema): Promise<CompiledForm> {
  let promise = asked.get(schema);
  if (!promise) {
    promise = hasExpressions(schema)
      ? import('#runtime/feel').then(({ compileExpression }) => keep(schema, compileExpression))
      : Promise.resolve(keep(schema, NO_FEEL));
    // A lost network is no lasting answer: the next try asks again.
    promise.catch(() => asked.delete(schema));
    asked.set(schema, promise);
  }
  return promise;
}

function keep(schema: FormSchema, feel: CompileFeel): CompiledForm {
  const { form } = compileFormWith(schema, feel);
  compiled.set(schema, form);
  return form;
}

/** The form where it has been read already, or needs no FEEL. */
export function formNow(schema: FormSchema): CompiledForm | undefined {
  const found = compiled.get(schema);
  return found ?? (hasExpressions(schema) ? undefined : keep(schema, NO_FEEL));
}

/** The form of a schema, or nothing while FEEL is on its way. */
export function useForm(schema: FormSchema): CompiledForm | undefined {
  const [, redraw] = useState(0);
  const form = formNow(schema);
  useEffect(() => {
    if (form) return;
    let isHere = true;
    readForm(schema).then(
      () => isHere && redraw((count) => count + 1),
      (error: unknown) => console.error('FEEL could not be loaded', error),
    );
    return () => {
      isHere = false;
    };
  }, [schema, form]);
  return form;
}
