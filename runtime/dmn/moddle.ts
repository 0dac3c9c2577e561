import { DmnModdle, type Package } from 'dmn-moddle';

/** What DMN 1.4 and 1.5 added to the words of 1.3, which are all the library knows. */
const child = (name: string) => ({ name, type: 'ChildExpression', xml: { serialize: 'property' } });
const iterator = { name: 'iteratorVariable', isAttr: true, type: 'String' };
const boxed = (name: string, ...properties: readonly object[]) => ({
  name,
  superClass: ['Expression'],
  properties,
});

const ADDED: readonly object[] = [
  {
    name: 'ChildExpression',
    superClass: ['DMNElement'],
    properties: [
      { name: 'value', type: 'Expression' },
      { name: 'typeRef', isAttr: true, type: 'String' },
    ],
  },
  boxed('Conditional', child('if'), child('then'), child('else')),
  boxed('For', iterator, child('in'), child('return')),
  boxed('Some', iterator, child('in'), child('satisfies')),
  boxed('Every', iterator, child('in'), child('satisfies')),
  boxed('Filter', child('in'), child('match')),
];

const CONSTRAINT = { name: 'typeConstraint', type: 'UnaryTests', xml: { serialize: 'property' } };

let made: DmnModdle | undefined;

/** The reader of DMN files up to 1.5; made once. */
export function dmnModdle(): DmnModdle {
  made ??= new DmnModdle({ dmn: grown(new DmnModdle().registry.packageMap.dmn) });
  return made;
}

function grown(dmn: Package | undefined): Package {
  if (!dmn) throw new Error('The DMN library has no package "dmn".');
  const types = dmn.types.map((type) =>
    type.name === 'ItemDefinition' ? { ...type, properties: [...(type.properties ?? []), CONSTRAINT] } : type,
  );
  return { ...dmn, types: [...types, ...(ADDED as Package['types'])] };
}
