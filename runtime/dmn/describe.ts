import { type DmnNode, readDmn, refId, tidy, typeOf } from './model.ts';

/** One decision of a DMN file as people read it: nothing is compiled, so that a broken one can be shown too. */
export interface DecisionView {
  readonly id: string;
  readonly name: string;
  /** Decisions of the file whose values it reads, by id. */
  readonly needs: readonly string[];
  /** A table, or the text of another expression; neither where its logic is of another kind. */
  readonly table?: DecisionTableView;
  readonly expression?: string;
  /** Ids of everything within it: a finding names one of them. */
  readonly parts: readonly string[];
}

export interface DecisionTableView {
  /** `UNIQUE` where the file does not say. */
  readonly hitPolicy: string;
  readonly inputs: readonly { readonly label: string; readonly expression: string }[];
  readonly outputs: readonly { readonly label: string; readonly name: string }[];
  readonly rules: readonly DecisionRuleView[];
}

export interface DecisionRuleView {
  readonly id: string;
  readonly note: string;
  /** As many as there are inputs; `-` is any value. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/**
 * The decisions of one DMN file in the order in which they stand there.
 * @throws Error where the XML is none.
 */
export async function describeDecisions(xml: string): Promise<readonly DecisionView[]> {
  const { root } = await readDmn(xml);
  return (root.drgElement ?? []).filter((node) => typeOf(node) === 'Decision').map(viewOf);
}

function viewOf(node: DmnNode): DecisionView {
  const logic = node.decisionLogic;
  const kind = logic && typeOf(logic);
  return {
    id: node.id ?? '',
    name: tidy(node.name ?? node.id ?? ''),
    needs: (node.informationRequirement ?? []).flatMap((one) => refId(one.requiredDecision) ?? []),
    parts: idsOf(node),
    ...(logic && kind === 'DecisionTable' && { table: tableOf(logic) }),
    ...(logic && kind === 'LiteralExpression' && { expression: logic.text ?? '' }),
  };
}

function tableOf(table: DmnNode): DecisionTableView {
  return {
    hitPolicy: [table.hitPolicy ?? 'UNIQUE', table.aggregation].filter(Boolean).join(' '),
    inputs: (table.input ?? []).map((one) => {
      const expression = tidy(one.inputExpression?.text ?? '');
      return { label: labelOf(one) ?? expression, expression };
    }),
    outputs: (table.output ?? []).map((one) => {
      const name = one.name ?? '';
      return { label: labelOf(one) ?? name, name };
    }),
    rules: (table.rule ?? []).map((rule) => ({
      id: rule.id ?? '',
      note: textIn(rule, 'description') ?? '',
      inputs: (rule.inputEntry ?? []).map((entry) => entry.text?.trim() || '-'),
      outputs: (rule.outputEntry ?? []).map((entry) => entry.text?.trim() ?? ''),
    })),
  };
}

const labelOf = (node: DmnNode) => textIn(node, 'label');

function textIn(node: DmnNode, property: string): string | undefined {
  const value: unknown = Reflect.get(node, property);
  return typeof value === 'string' && value.trim() !== '' ? tidy(value) : undefined;
}

function idsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(idsOf);
  if (typeof node !== 'object' || node === null) return [];
  // `$parent` is not listed among an element's own words, so this ends.
  const own = Object.entries(node).flatMap(([name, value]) => (name.startsWith('$') ? [] : idsOf(value)));
  const id: unknown = Reflect.get(node, 'id');
  return typeof id === 'string' ? [id, ...own] : own;
}
