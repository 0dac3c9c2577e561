import { nullBecause } from '#runtime/feel/native';
import { type Compiling, type Logic, NOTHING } from './compiling.ts';
import type { Element } from './element.ts';
import type { Need } from './files.ts';
import { compileFunction, compileLogic } from './logic.ts';
import { type DmnNode, tidy, typeOf, variableName } from './model.ts';
import type { DmnType } from './type.ts';

/** An element without what it reads, which is only known once its logic is compiled. */
export type Compiled = Omit<Element, 'reads' | 'key' | 'hidden'>;

/** What an element refers to, by the references' texts. */
export type Find = (references: readonly (DmnNode | undefined)[]) => readonly Need[];

export function compileElement(node: DmnNode, id: string, find: Find, about: Compiling): Compiled {
  const name = variableName(node);
  const type = about.types(node.variable?.typeRef);
  const none = { id, name, title: tidy(node.name ?? id), params: [], inputs: [], outputs: [] };
  switch (typeOf(node)) {
    case 'InputData':
      return { ...none, kind: 'input', logic: NOTHING, type, needs: [] };
    case 'DecisionService': {
      const inputs = find([...(node.inputData ?? []), ...(node.inputDecision ?? [])]);
      const outputs = find(node.outputDecision ?? []);
      const result = resultOf(type);
      return { ...none, kind: 'service', logic: NOTHING, type: result, needs: [], inputs, outputs };
    }
    case 'BusinessKnowledgeModel': {
      const result = resultOf(type);
      const logic: Logic = node.encapsulatedLogic
        ? compileFunction(node.encapsulatedLogic, about, result)
        : noLogic(node, about);
      const params = (node.encapsulatedLogic?.formalParameter ?? []).map((each) => tidy(each.name ?? ''));
      return { ...none, kind: 'knowledge', logic, type: undefined, params, needs: find(requirements(node)) };
    }
    default: {
      const logic = compileDecision(node, about);
      return { ...none, kind: 'decision', logic, type, needs: find(requirements(node)) };
    }
  }
}

function compileDecision(node: DmnNode, about: Compiling): Logic {
  const { decisionLogic: logic } = node;
  if (!logic) return noLogic(node, about);
  const isBlank = typeOf(logic) === 'LiteralExpression' && (logic.text ?? '').trim() === '';
  return isBlank ? () => empty(node) : compileLogic(logic, about);
}

const empty = (node: DmnNode): null =>
  nullBecause('NO_LOGIC', `The decision ${variableName(node)} has nothing to compute.`);

function noLogic(node: DmnNode, about: Compiling): Logic {
  about.fault(node, 'decision-no-logic', 'it has neither a table nor an expression.');
  return () => empty(node);
}

/** The variable's type is the function's, or in older files that of its result. */
function resultOf(type: DmnType | undefined): DmnType | undefined {
  return type?.isFunction ? type.of : type;
}

function requirements(node: DmnNode): readonly (DmnNode | undefined)[] {
  return [
    ...(node.informationRequirement ?? []).flatMap((each) => [each.requiredInput, each.requiredDecision]),
    ...(node.knowledgeRequirement ?? []).map((each) => each.requiredKnowledge),
  ];
}
