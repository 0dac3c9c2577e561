/**
 * What somebody may see of a form: the rights of their steps and the data class of each field, turned into rights that
 * `narrowValues` obeys. Nothing is shown that no rule lets through.
 */
import { accessOf, type CompiledForm, compileForm, type FormNode, type FormSchema } from '#runtime/form';
import type { DataClass, FieldAccess, StepRights } from '#runtime/model';

/** How somebody comes to a case. `operator` mends what is stuck and needs nobody's data for it. */
export type Standing = 'handler' | 'supervisor' | 'operator' | 'applicant';

const compiled = new WeakMap<FormSchema, CompiledForm>();

/** A form of a release, read once: a release never changes, so the schema's identity is its version. */
export function formOf(schema: FormSchema): CompiledForm {
  let form = compiled.get(schema);
  if (!form) {
    form = compileForm(schema).form;
    compiled.set(schema, form);
  }
  return form;
}

const BY_CLASS: Readonly<Record<Standing, Readonly<Record<DataClass, FieldAccess>>>> = {
  applicant: { public: 'read', personal: 'read', sensitive: 'read', child: 'read' },
  handler: { public: 'read', personal: 'read', sensitive: 'mask', child: 'mask' },
  supervisor: { public: 'read', personal: 'read', sensitive: 'mask', child: 'mask' },
  operator: { public: 'read', personal: 'mask', sensitive: 'hide', child: 'hide' },
};

const OPENNESS: readonly FieldAccess[] = ['hide', 'mask', 'read', 'edit'];

/** A step of somebody's: its rights, and whether they are about this very form. */
export interface StepSeen {
  readonly rights: StepRights;
  readonly sameForm: boolean;
}

/**
 * Rights for looking at a form outside a task. Of the person's own steps the most open one decides, field by field.
 * A step with another form speaks for the fields that it names (answers share their names over all forms of a
 * process: a step that hides `phone` hides the applicant's); for the others the data class does.
 */
export function viewRights(form: CompiledForm, standing: Standing, steps: readonly StepSeen[]): StepRights {
  const tables = steps.map((step) => (step.sameForm ? accessOf(form, step.rights) : undefined));
  const fields: Record<string, FieldAccess> = {};
  for (const node of form.nodes) {
    const plain = byClass(node, standing);
    const said = steps.map((step, at): FieldAccess => {
      const table = tables[at];
      if (table) return table[node.id] ?? 'hide';
      return (
        (Object.hasOwn(step.rights.fields, node.path) ? step.rights.fields[node.path] : undefined) ?? plain
      );
    });
    const most = Math.max(...said.map((access) => OPENNESS.indexOf(access)));
    const access = said.length > 0 ? (OPENNESS[most] ?? 'hide') : plain;
    // Who looks from above never sees more than the data class lets them, however much the steps below may.
    fields[node.path] = narrower('read', standing === 'supervisor' ? narrower(access, plain) : access);
  }
  return { otherwise: 'hide', fields };
}

function narrower(a: FieldAccess, b: FieldAccess): FieldAccess {
  return OPENNESS[Math.min(OPENNESS.indexOf(a), OPENNESS.indexOf(b))] ?? 'hide';
}

/** What somebody sees of the form of a step that is theirs, or that they look at from above. */
export function stepRights(form: CompiledForm, standing: Standing, step: StepRights): StepRights {
  return standing === 'handler' ? step : viewRights(form, standing, [{ rights: step, sameForm: true }]);
}

/**
 * Name and phone of an applicant follow the field they came from. Where the form does not ask for them they came with
 * the sign-in: then the steps may name them all the same, else it is as with any personal data.
 */
export function identityAccess(
  form: CompiledForm,
  rights: StepRights,
  standing: Standing,
  steps: readonly StepSeen[],
  kind: 'name' | 'phone',
): { readonly access: FieldAccess; readonly node?: FormNode } {
  const node = form.nodes.find((each) => each.kind === kind && !each.container);
  if (node) return { access: accessOf(form, rights)[node.id] ?? 'hide', node };
  const plain = BY_CLASS[standing].personal;
  const said = steps.map(({ rights: { fields, otherwise } }): FieldAccess => {
    const named = Object.hasOwn(fields, kind) ? fields[kind] : undefined;
    return named ?? (otherwise === 'hide' ? 'hide' : plain);
  });
  const most = OPENNESS[Math.max(...said.map((access) => OPENNESS.indexOf(access)))];
  return { access: narrower(plain, most ?? plain) };
}

/** Pages, groups and rows show as such; what they hold decides for itself. */
function byClass(node: FormNode, standing: Standing): FieldAccess {
  if (node.holds !== 'leaf') return 'read';
  return BY_CLASS[standing][node.schema['x-data-class'] ?? node.rule.dataClass];
}

/** The same rights where nothing may be written: for steps that are over, and for those who only look. */
export function lookOnly(rights: StepRights): StepRights {
  const look = (access: FieldAccess): FieldAccess => (access === 'edit' ? 'read' : access);
  return {
    otherwise: look(rights.otherwise),
    fields: Object.fromEntries(Object.entries(rights.fields).map(([path, access]) => [path, look(access)])),
  };
}
