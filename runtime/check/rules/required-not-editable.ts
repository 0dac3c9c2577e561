import type { Node } from '#runtime/bpmn';
import { accessOf, type CompiledForm, type FormField, fieldsOf } from '#runtime/form';
import { givenNames } from '../names.ts';
import type { Rule, Subject } from '../types.ts';
import { called, finding, text } from '../words.ts';

/**
 * A required field that no step lets anybody write. A form is used by several steps, so a field that one step hides
 * may well be filled at another: only where none does is it a mistake.
 */
export const requiredNotEditable: Rule = {
  name: 'required-not-editable',
  asks: text('必填字段是否有环节可以填写', 'Is there a step where each required field can be filled?'),
  check(subject) {
    return [...subject.forms].flatMap(([key, form]) => {
      const steps = [...(subject.graph?.elements.values() ?? [])].filter((node) => node.form?.key === key);
      const [first] = steps;
      if (!first) return [];
      return fieldsOf(form)
        .filter((field) => field.required && !field.computed && field.schema.default === undefined)
        .filter((field) => !steps.some((step) => mayEdit(step, form, field)))
        .filter((field) => !givenElsewhere(key, field, subject))
        .map((field) => report(this.name, first, field));
    });
  },
};

function mayEdit(step: Node, form: CompiledForm, field: FormField): boolean {
  const node = form.byPath.get(field.path);
  return node !== undefined && accessOf(form, step.form?.rights)[node.id] === 'edit';
}

/** Another form, a mapping, a decision or a script may fill it under the same name. */
function givenElsewhere(key: string, field: FormField, subject: Subject): boolean {
  const [name = ''] = field.path.split('.');
  const others = new Map([...subject.forms].filter(([other]) => other !== key));
  return givenNames({ ...subject, forms: others }).names.has(name);
}

function report(rule: string, step: Node, field: FormField) {
  const { zh, en } = field.title;
  return finding(
    rule,
    step.id,
    text(
      `“${zh}”必填，但在用到它的环节（如“${called(step)}”）都被隐藏或只读，没有人能填。`,
      `“${en}” is required, but hidden or read-only wherever its form is used (as at “${called(step)}”): nobody can fill it in.`,
    ),
    text(
      '在“字段权限”里把它改为可填，或取消必填。',
      'Let a step edit it in the rights, or make it optional.',
    ),
  );
}
