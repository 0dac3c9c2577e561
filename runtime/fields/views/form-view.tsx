import { FormProvider } from '@formily/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CompiledForm, FormNode } from '#runtime/form/core';
import { pick, Skeleton, useLocale } from '#runtime/ui';
import type { FieldServices, FormViewProps } from '../view-types.ts';
import type { Drawing } from './drawing.ts';
import { createLiveForm, type LiveForm } from './live-form.ts';
import { Nodes } from './nodes.tsx';
import { useForm } from './read-form.ts';

/** The id of the control at a place, for error summaries and change links. */
export function fieldId(path: string, prefix = 'f'): string {
  return `${prefix}-${path.replaceAll('.', '-')}`;
}

/** A form to be filled in. See `FormViewProps`. */
export function FormView(props: FormViewProps) {
  const form = useForm(props.schema);
  return form ? <Live key={keyOf(form)} {...props} form={form} /> : <Skeleton lines={6} />;
}

const keys = new WeakMap<CompiledForm, number>();
let count = 0;
/** Another schema is another form: nothing of the old one is carried over. */
function keyOf(form: CompiledForm): number {
  const known = keys.get(form);
  if (known !== undefined) return known;
  count += 1;
  keys.set(form, count);
  return count;
}

function Live(props: FormViewProps & { readonly form: CompiledForm }) {
  const { form, values, errors, page, idPrefix = 'f' } = props;
  const latest = useRef(props);
  latest.current = props;
  // Apps write rights down anew at each render: the same words are the same rights.
  const rightsKey = JSON.stringify(props.rights);
  // biome-ignore lint/correctness/useExhaustiveDependencies: later values come in below, rights are compared by their words
  const live = useMemo(
    () =>
      createLiveForm({
        compiled: form,
        values,
        rights: props.rights,
        services: () => latest.current.services,
        onChange: (typed, verdict) => latest.current.onChange(typed, verdict),
      }),
    [form, rightsKey],
  );
  useEffect(() => live.receive(values), [live, values]);
  const verdict = live.verdict.use();
  useEffect(() => latest.current.onVerdict?.(verdict, form), [verdict, form]);

  const locale = useLocale();
  const shown = useShownErrors(live, errors);
  const services: FieldServices = props.services;
  const drawing: Drawing = {
    live,
    verdict,
    services,
    idOf: (path) => fieldId(path, idPrefix),
    errorAt: (path) => {
      const error = shown.errorAt(path);
      return error && pick(error.message, locale);
    },
    onChange(path, value) {
      shown.changed(path);
      live.change(path, value);
    },
    onLeave(path) {
      live.tidy(path);
      shown.left(path);
    },
    nodes: (nodes, row) => <Nodes nodes={nodes} row={row} drawing={drawing} />,
  };
  return (
    <FormProvider form={live.formily}>
      <Nodes nodes={nodesOn(form, page)} row={0} drawing={drawing} />
    </FormProvider>
  );
}

function nodesOn(form: CompiledForm, page: string | undefined): readonly FormNode[] {
  if (page === undefined || page === '') return form.roots;
  const found = form.roots.find((node) => node.kind === 'page' && node.key === page);
  // The page's own heading belongs to the screen, its fields to the form.
  return found?.children ?? [];
}

/**
 * Which errors are beside the fields: of places the person has left, and of those named by the last try. They go as
 * soon as they are mended; what only the server can know goes when its field is changed.
 */
function useShownErrors(live: LiveForm, given: FormViewProps['errors']) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try begins a new account of what was changed since
  useEffect(() => setChanged(new Set()), [given]);
  const add = (path: string) => (all: ReadonlySet<string>) => (all.has(path) ? all : new Set([...all, path]));
  return {
    errorAt(path: string) {
      const listed = given?.find((error) => error.path === path);
      const own = live.verdict.get().errors.find((error) => error.path === path);
      if (own && (left.has(path) || listed)) return own;
      return changed.has(path) ? undefined : listed;
    },
    changed: (path: string) => setChanged(add(path)),
    left: (path: string) => setLeft(add(path)),
  };
}
