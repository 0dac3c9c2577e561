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
  const none = { id, name, params: [], inputs: [], outputs: [] };
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
        : NOTHING;
      const params = (node.encapsulatedLogic?.formalParameter ?? []).map((each) => tidy(each.name ?? ''));
      return { ...none, kind: 'knowledge', logic, type: undefined, params, needs: find(requirements(node)) };
    }
    default: {
      if (!node.decisionLogic)
        about.fault(node, 'decision-no-logic', 'it has neither a table nor an expression.');
      const logic = compileLogic(node.decisionLogic, about);
      return { ...none, kind: 'decision', logic, type, needs: find(requirements(node)) };
    }
  }
}

/** The variable's type is the function's, or in older files that of its result. */
function resultOf(type: DmnType | undefined): DmnType | undefined {
  if (type?.name === 'function') return undefined;
  return type?.list ? type : (type?.of ?? type);
}

function requirements(node: DmnNode): readonly (DmnNode | undefined)[] {
  return [
    ...(node.informationRequirement ?? []).flatMap((each) => [each.requiredInput, each.requiredDecision]),
    ...(node.knowledgeRequirement ?? []).map((each) => each.requiredKnowledge),
  ];
}
