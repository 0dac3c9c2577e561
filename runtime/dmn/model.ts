import { dmnModdle } from './moddle.ts';

/** What is read of a DMN element; which fields are there depends on `$type`. */
export interface DmnNode {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly text?: string;
  readonly typeRef?: string;
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly variable?: DmnNode;
  readonly href?: string;
  readonly namespace?: string;
  readonly import?: readonly DmnNode[];
  readonly drgElement?: readonly DmnNode[];
  readonly itemDefinition?: readonly DmnNode[];
  readonly itemComponent?: readonly DmnNode[];
  readonly isCollection?: boolean;
  readonly allowedValues?: DmnNode;
  readonly typeConstraint?: DmnNode;
  readonly functionItem?: DmnNode;
  readonly parameters?: readonly DmnNode[];
  readonly outputTypeRef?: string;
  readonly informationRequirement?: readonly DmnNode[];
  readonly knowledgeRequirement?: readonly DmnNode[];
  readonly requiredDecision?: DmnNode;
  readonly requiredInput?: DmnNode;
  readonly requiredKnowledge?: DmnNode;
  readonly decisionLogic?: DmnNode;
  readonly encapsulatedLogic?: DmnNode;
  readonly outputDecision?: readonly DmnNode[];
  readonly encapsulatedDecision?: readonly DmnNode[];
  readonly inputDecision?: readonly DmnNode[];
  readonly inputData?: readonly DmnNode[];
  readonly formalParameter?: readonly DmnNode[];
  readonly body?: DmnNode;
  readonly kind?: string;
  readonly calledFunction?: DmnNode;
  readonly binding?: readonly DmnNode[];
  readonly parameter?: DmnNode;
  readonly bindingFormula?: DmnNode;
  readonly contextEntry?: readonly DmnNode[];
  readonly value?: DmnNode;
  readonly if?: DmnNode;
  readonly then?: DmnNode;
  readonly else?: DmnNode;
  readonly in?: DmnNode;
  readonly return?: DmnNode;
  readonly satisfies?: DmnNode;
  readonly match?: DmnNode;
  readonly iteratorVariable?: string;
  readonly elements?: readonly DmnNode[];
  readonly column?: readonly DmnNode[];
  readonly row?: readonly DmnNode[];
  readonly input?: readonly DmnNode[];
  readonly output?: readonly DmnNode[];
  readonly rule?: readonly DmnNode[];
  readonly inputExpression?: DmnNode;
  readonly inputValues?: DmnNode;
  readonly preferredOrientation?: string;
  readonly inputEntry?: readonly DmnNode[];
  readonly outputEntry?: readonly DmnNode[];
  readonly outputValues?: DmnNode;
  readonly defaultOutputEntry?: DmnNode;
}

/** Reads one DMN file. Throws where the XML is none; what could not be read beside that stands in the warnings. */
export async function readDmn(xml: string): Promise<{ root: DmnNode; warnings: readonly string[] }> {
  const { rootElement, warnings } = await dmnModdle().fromXML(oneNamespace(xml), 'dmn:Definitions');
  return { root: rootElement as DmnNode, warnings: warnings.map(({ message }) => message) };
}

/** The library knows the namespaces of DMN 1.3 only; the words added since stand in moddle.ts. */
function oneNamespace(xml: string): string {
  return xml
    .replace(
      /(["'])https?:\/\/www\.omg\.org\/spec\/DMN\/20\d{6}\/MODEL\/?\1/g,
      '"https://www.omg.org/spec/DMN/20191111/MODEL/"',
    )
    .replace(
      /(["'])https?:\/\/www\.omg\.org\/spec\/DMN\/20\d{6}\/DMNDI\/?\1/g,
      '"https://www.omg.org/spec/DMN/20191111/DMNDI/"',
    );
}

/** Id of `#decision-1` or `namespace#decision-1`. */
export function refId(reference: DmnNode | undefined): string | undefined {
  const href = reference?.href;
  return href?.slice(href.indexOf('#') + 1);
}

/** Short type: `dmn:DecisionTable` is `DecisionTable`. */
export function typeOf(node: DmnNode): string {
  return node.$type.replace(/^.*:/, '');
}

/** The name under which others read its value. */
export function variableName(node: DmnNode): string {
  return tidy(node.variable?.name ?? node.name ?? node.id ?? '');
}

export function tidy(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}
