import { callNative, type Native, nativeFunction, nullBecause } from '#runtime/feel/native';
import { compileConditional, compileFilter, compileFor, compileQuantified, inner } from './boxed.ts';
import { type Compiling, compileText, type Logic, NOTHING } from './compiling.ts';
import { type DmnNode, tidy, typeOf, variableName } from './model.ts';
import { compileTable } from './table.ts';
import { coerce, type DmnType } from './type.ts';

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
      return compileFunction(node, about, resultOf(node, about));
    case 'Conditional':
      return compileConditional(node, about, compileLogic);
    case 'For':
      return compileFor(node, about, compileLogic);
    case 'Some':
      return compileQuantified(node, about, compileLogic, true);
    case 'Every':
      return compileQuantified(node, about, compileLogic, false);
    case 'Filter':
      return compileFilter(node, about, compileLogic);
    default:
      about.fault(node, 'decision-kind', `A decision of the kind ${typeOf(node)} cannot be run.`);
      return NOTHING;
  }
}

function compileContext(node: DmnNode, about: Compiling): Logic {
  let known = about;
  const entries = (node.contextEntry ?? []).map((entry) => {
    const name = entry.variable ? variableName(entry) : undefined;
    // A function may call itself.
    const own = name !== undefined && entry.value && typeOf(entry.value) === 'FunctionDefinition';
    const logic = compileLogic(entry.value, own ? inner(known, [name]) : known);
    if (name !== undefined) known = inner(known, [name]);
    return { name, logic, type: about.types(entry.variable?.typeRef) };
  });
  return (scope, notes) => {
    const around: Record<string, Native> = { ...scope };
    const result: Record<string, Native> = {};
    for (const { name, logic, type } of entries) {
      // An entry without a name is the result of the whole.
      if (name === undefined) return logic(around, notes);
      // A function sees itself, as its scope is the very record it is put into.
      const value = coerce(logic(around, notes), type, `The entry ${name}`, notes);
      around[name] = value;
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
    type: about.types(binding.parameter?.typeRef),
  }));
  return (scope, notes) => {
    const args: Record<string, Native> = {};
    for (const { name, logic, type } of bindings) {
      args[name] = coerce(logic(scope, notes), type, `The argument ${name}`, notes);
    }
    return callNative(callee(scope, notes), args);
  };
}

function compileList(nodes: readonly DmnNode[], about: Compiling): Logic {
  const members = nodes.map((member) => compileLogic(member, about));
  return (scope, notes) => members.map((member) => member(scope, notes));
}

function compileRelation(node: DmnNode, about: Compiling): Logic {
  const columns = (node.column ?? []).map((column) => ({
    name: tidy(column.name ?? ''),
    type: about.types(column.typeRef),
  }));
  const rows = (node.row ?? []).map((row) => (row.elements ?? []).map((cell) => compileLogic(cell, about)));
  return (scope, notes) =>
    rows.map((row) =>
      Object.fromEntries(
        columns.map(({ name, type }, i) => [
          name,
          coerce(row[i]?.(scope, notes) ?? null, type, `The column ${name}`, notes),
        ]),
      ),
    );
}

/** What a function of that type gives; a boxed function of no function type is free. */
function resultOf(node: DmnNode, about: Compiling): DmnType | undefined {
  const type = about.types(node.typeRef);
  return type?.isFunction ? type.of : undefined;
}

/** A function over its own parameters; names around it stay readable. `result` is the type of what it gives. */
export function compileFunction(node: DmnNode, about: Compiling, result?: DmnType): Logic {
  const params = (node.formalParameter ?? []).map((parameter) => tidy(parameter.name ?? ''));
  const types = (node.formalParameter ?? []).map((parameter) => about.types(parameter.typeRef));
  if (node.kind && node.kind !== 'FEEL') {
    const message = `A function of the kind ${node.kind} cannot be run: only FEEL.`;
    about.fault(node, 'decision-kind', message);
    return () => nativeFunction(params, () => nullBecause('UNSUPPORTED', message));
  }
  const body = compileLogic(node.body, inner(about, params));
  return (scope, notes) =>
    nativeFunction(params, (args) => {
      const around: Record<string, Native> = { ...scope };
      for (let i = 0; i < params.length; i += 1) {
        const given = args[i] ?? null;
        const name = params[i] as string;
        around[name] = coerce(given, types[i], `The argument ${name}`, notes);
        // What a parameter refuses, the function is not called with.
        if (around[name] === null && given !== null) return null;
      }
      return coerce(body(around, notes), result, 'The result of the function', notes);
    });
}
