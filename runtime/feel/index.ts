/** The one door to FEEL: parsed once at publishing, evaluated many times, bounded. Nothing else knows which library is behind it. */
export { MAX_STEPS } from './budget.ts';
export { type Compiled, compileExpression } from './compile.ts';
export type { Knowledge } from './prepare.ts';
export { type CompiledTemplate, compileTemplate, isFeel, type Template } from './template.ts';
export { MAX_SOURCE } from './tree.ts';
export type { Ambient, CompileError, Expression, FeelResult, FeelWarning, Read, UnaryTest } from './types.ts';
export { type CompiledTest, compileUnaryTests } from './unary.ts';
