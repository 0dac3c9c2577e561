import { type DmnNode, tidy, typeOf } from './model.ts';

/** Every name of the file that an expression may use: those with blanks must be known before reading one. */
export function allNames(root: DmnNode): string[] {
  const names: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null && '$type' in value) {
      const node = value as DmnNode;
      if (NAMED.has(typeOf(node)) && node.name) names.push(tidy(node.name));
      for (const [key, part] of Object.entries(node)) if (!key.startsWith('$')) walk(part);
    }
  };
  walk(root);
  return names;
}
const NAMED = new Set([
  'InputData',
  'Decision',
  'BusinessKnowledgeModel',
  'DecisionService',
  'InformationItem',
  'ItemDefinition',
  'OutputClause',
]);
