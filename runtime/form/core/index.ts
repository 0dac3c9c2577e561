/** The headless form without FEEL: browsers load FEEL only when a form has expressions. */
export { compileFormWith } from './compile.ts';
export { evaluate } from './evaluate.ts';
export { type CompileFeel, feelOf, hasExpressions } from './expressions.ts';
export {
  applicantPlace,
  errorsOnPage,
  type FormField,
  type FormPage,
  fieldsOf,
  nodeAt,
  pageAt,
  pagesOf,
} from './lists.ts';
export type { CompiledForm, FormNode } from './nodes.ts';
export { compilePlain } from './plain-feel.ts';
export { accessOf, hasProtectedColumns, narrowSchema, narrowValues, writableKeys } from './rights.ts';
