/**
 * The one door to FEEL: read once at publishing (parse/), run many times as closures (run/), bounded. No eval, no library
 * but the grammar.
 */
export { type Compiled, compileExpression } from './door/expression.ts';
export { type CompiledTemplate, compileTemplate, isFeel, type Template } from './door/template.ts';
export { type CompiledTest, compileUnaryTests } from './door/unary.ts';
export { type Knowledge, MAX_SOURCE } from './parse/index.ts';
export { MAX_STEPS } from './run/index.ts';
export type { Ambient, CompileError, Expression, FeelResult, FeelWarning, Read, UnaryTest } from './types.ts';
