/** The one door to FEEL: parsed once at publishing, evaluated many times, bounded. Nothing else knows which library is behind it. */
export type { Ambient, CompileError, Expression, FeelResult, FeelWarning, UnaryTest } from './types.ts';
