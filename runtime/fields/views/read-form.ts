/** Reads a form's schema in the browser. FEEL is loaded only when a rule of the form is more than plain. */
import { Schema } from '@formily/json-schema';
import { useEffect, useRef, useState } from 'react';
import type { FormSchema } from '#runtime/form';
import { type CompiledForm, type CompileFeel, compileFormWith, compilePlain } from '#runtime/form/core';

// Formily would run what stands in `{{ }}` as JavaScript. Here it runs nothing: the verdict reads the rules.
Schema.registerCompiler(() => undefined);

/** What a schema became: read, or in need of FEEL. */
const known = new WeakMap<FormSchema, CompiledForm | 'needs-feel'>();
const asked = new WeakMap<FormSchema, Promise<CompiledForm>>();

/** The form where it can be read without FEEL, or was read before. */
function formNow(schema: FormSchema): CompiledForm | undefined {
  let found = known.get(schema);
  if (!found) {
    let isPlain = true;
    const feel: CompileFeel = (source) => {
      const expression = compilePlain(source);
      if (expression) return { ok: true, expression };
      isPlain = false;
      return { ok: false, error: { code: 'feel-syntax', message: 'This is more than a plain rule.' } };
    };
    const { form } = compileFormWith(schema, feel);
    found = isPlain ? form : 'needs-feel';
    known.set(schema, found);
  }
  return found === 'needs-feel' ? undefined : found;
}

/** The form of a schema; each schema is read once. */
export function readForm(schema: FormSchema): Promise<CompiledForm> {
  const now = formNow(schema);
  if (now) return Promise.resolve(now);
  let promise = asked.get(schema);
  if (!promise) {
    promise = import('#runtime/feel').then(({ compileExpression }) => {
      const { form } = compileFormWith(schema, compileExpression);
      known.set(schema, form);
      return form;
    });
    // A lost network is no lasting answer: the next try asks again.
    promise.catch(() => asked.delete(schema));
    asked.set(schema, promise);
  }
  return promise;
}

/** The same words are the same form: what is read anew from the server begins no new one, and nothing typed is lost. */
function useSame(schema: FormSchema): FormSchema {
  const kept = useRef(schema);
  if (kept.current !== schema && JSON.stringify(kept.current) !== JSON.stringify(schema))
    kept.current = schema;
  return kept.current;
}

/** The form of a schema, or nothing while FEEL is on its way. */
export function useForm(given: FormSchema): CompiledForm | undefined {
  const schema = useSame(given);
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
