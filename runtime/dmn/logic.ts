import type { Ambient, FeelWarning } from '#runtime/feel';
import { callNative, compileNative, type Native, nativeFunction, type Scope } from '#runtime/feel/native';
import { type DmnNode, tidy, typeOf, variableName } from './model.ts';
import { compileTable } from './table.ts';

/** What is noted while one decision is evaluated. */
export interface Notes {
  readonly ambient: Ambient;
  readonly warnings: FeelWarning[];
  readonly errors: { code: string; message: string }[];
  /** Rules that matched in the decision's own table. */
  matched: number[];
}

/** A compiled piece of decision logic. Never throws for what is wrong with values. */
export type Logic = (scope: Scope, notes: Notes) => Native;

/** What compiling needs to know of the whole file. */
export interface Compiling {
  /** Names with blanks or signs. */
  readonly names: readonly string[];
  /** Names of business knowledge models and services that may be called. */
  readonly functions: readonly string[];
  /** Notes a mistake; the piece becomes null. */
  fault(node: DmnNode, rule: string, message: string): void;
}

const NOTHING: Logic = () => null;

/** Compiles any kind of boxed expression the profile knows. */
export function compileLogic(node: DmnNode | undefined, about: Compiling): Logic {
  if (!node) return NOTHING;
  switch (typeOf(node)) {
    case 'LiteralExpression':
      return compileText(node, node.text ?? '', about);
    case 'DecisionTable':
      return compileTable(node, about);
    case 'Context':
      return compileContext(node, about);
    case 'Invocation':
      return compileInvocation(node, about);
    case 'List':
      return compileList(node.elements ?? [], about);
    case 'Relation':
      return compileRelation(node, about);
    case 'FunctionDefinition':
      return compileFunction(node, about);
    default:
      about.fault(node, 'decision-kind', `A decision of the kind ${typeOf(node)} cannot be run.`);
      return NOTHING;
  }
}

/** One FEEL text; an empty one is null. */
export function compileText(node: DmnNode, text: string, about: Compiling): Logic {
  if (text.trim() === '') return NOTHING;
  const compiled = compileNative(text, about);
  if (!compiled.ok) {
    about.fault(node, 'decision-expression', compiled.error.message);
    const { code, message } = compiled.error;
    return (_, notes) => {
      notes.errors.push({ code, message });
      return null;
    };
  }
  const { value: expression } = compiled;
  return (scope, notes) => {
    const { value, warnings } = expression.evaluate(scope, notes.ambient);
    if (warnings.length > 0) notes.warnings.push(...warnings);
    return value;
  };
}

function compileContext(node: DmnNode, about: Compiling): Logic {
  const entries = (node.contextEntry ?? []).map((entry) => ({
    name: entry.variable ? variableName(entry) : undefined,
    logic: compileLogic(entry.value, about),
  }));
  return (scope, notes) => {
    const inner: Record<string, Native> = { ...scope };
    const result: Record<string, Native> = {};
    for (const { name, logic } of entries) {
      const value = logic(inner, notes);
      // An entry without a name is the result of the whole.
      if (name === undefined) return value;
      inner[name] = value;
      result[name] = value;
    }
    return result;
  };
}

function compileInvocation(node: DmnNode, about: Compiling): Logic {
  const callee = compileLogic(node.calledFunction, about);
  const bindings = (node.binding ?? []).map((binding) => ({
    name: tidy(binding.parameter?.name ?? ''),
    logic: compileLogic(binding.bindingFormula, about),
  }));
  return (scope, notes) => {
    const args: Record<string, Native> = {};
    for (const { name, logic } of bindings) args[name] = logic(scope, notes);
    return callNative(callee(scope, notes), args);
  };
}

function compileList(nodes: readonly DmnNode[], about: Compiling): Logic {
  const members = nodes.map((member) => compileLogic(member, about));
  return (scope, notes) => members.map((member) => member(scope, notes));
}

function compileRelation(node: DmnNode, about: Compiling): Logic {
  const columns = (node.column ?? []).map((column) => tidy(column.name ?? ''));
  const rows = (node.row ?? []).map((row) => (row.elements ?? []).map((cell) => compileLogic(cell, about)));
  return (scope, notes) =>
    rows.map((row) =>
      Object.fromEntries(columns.map((column, i) => [column, row[i]?.(scope, notes) ?? null])),
    );
}

/** A function over its own parameters; names around it stay readable. */
export function compileFunction(node: DmnNode, about: Compiling): Logic {
  const params = (node.formalParameter ?? []).map((parameter) => tidy(parameter.name ?? ''));
  if (node.kind && node.kind !== 'FEEL') {
    about.fault(node, 'decision-kind', `A function of the kind ${node.kind} cannot be run: only FEEL.`);
    return NOTHING;
  }
  const body = compileLogic(node.body, about);
  return (scope, notes) =>
    nativeFunction(params, (args) => {
      const inner: Record<string, Native> = { ...scope };
      params.forEach((param, i) => {
        inner[param] = args[i] ?? null;
      });
      return body(inner, notes);
    });
}
