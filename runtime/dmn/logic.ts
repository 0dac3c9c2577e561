import { callNative, type Native, nativeFunction } from '#runtime/feel/native';
import { type Compiling, compileText, type Logic, NOTHING } from './compiling.ts';
import { type DmnNode, tidy, typeOf, variableName } from './model.ts';
import { compileTable } from './table.ts';

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
