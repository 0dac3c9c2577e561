/** Decision models: compiled once at publishing, evaluated many times. */
export { compileDecisions } from './compile.ts';
export {
  type DecisionRuleView,
  type DecisionTableView,
  type DecisionView,
  describeDecisions,
} from './describe.ts';
export type { CompiledDecisions, DecisionResult, Decisions } from './types.ts';
