/** The views of forms: live, single field, answers. Portal, workbench and the builder's canvas use the same. */
export { AnswerList } from './answer-list.tsx';
export { FieldView } from './field-view.tsx';
export { FormView, fieldId } from './form-view.tsx';
export { useForm } from './read-form.ts';
export { type FieldViewEntry, type Frame, fieldViews } from './registry.ts';
