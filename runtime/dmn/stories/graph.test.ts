import { describe, expect, it } from 'vitest';
import { compileDecisions } from '#runtime/dmn';
import { decide, decision, file, input, outcome, says, slug } from './tell.ts';

const knowledge = (name: string, param: string, body: string, more = '') =>
  `<businessKnowledgeModel id="${slug(name)}" name="${name}"><variable name="${name}"/><encapsulatedLogic ${more}><formalParameter name="${param}" typeRef="number"/>${body}</encapsulatedLogic></businessKnowledgeModel>`;

describe('what a decision sees', () => {
  it('are the inputs it requires and the case, not inputs it does not require', async () => {
    const model = input('a') + input('b') + decision('d', says('[a, b, c]'), ['in a']);
    expect(await outcome(model, 'd', { a: 1, b: 2, c: 3 })).toEqual([[1, null, 3], 'NO_VARIABLE']);
    const { findings } = await compileDecisions([file(model)]);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['decision-not-required', 'warning'],
    ]);
  });
  it('a decision without logic is a finding, and null with a warning', async () => {
    const { decisions, findings } = await compileDecisions([
      file('<decision id="x" name="my duty"><variable name="duty"/></decision>'),
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(['decision-no-logic']);
    for (const name of ['x', 'duty', 'my duty']) {
      const { value, warnings } = decisions.evaluate(name, {}, { now: 0, zone: 'UTC' });
      expect([value, warnings[0]?.code]).toEqual([null, 'NO_LOGIC']);
    }
  });
  it('are not the decisions behind the one it requires', async () => {
    const model =
      decision('a', says('1')) + decision('b', says('a'), ['a']) + decision('d', says('[a, b]'), ['b']);
    expect((await decide(model, 'd')).value).toEqual([null, 1]);
  });
});

describe('a business knowledge model', () => {
  it('calls itself, and is asked with variables of its parameters’ names', async () => {
    const model = knowledge('sum to', 'n', says('if n = 0 then 0 else n + sum to(n - 1)'));
    expect(await outcome(model + decision('d', says('sum to(4)'), ['fn sum to']), 'd')).toEqual([10]);
    expect(await outcome(model, 'sum to', { n: 3 })).toEqual([6]);
  });
  it('is held to the result of its type, be it a function or, as in older files, the result itself', async () => {
    const types =
      '<itemDefinition name="tText"><functionItem outputTypeRef="string"><parameters name="n" typeRef="number"/></functionItem></itemDefinition><itemDefinition name="tFree"><functionItem><parameters name="n" typeRef="number"/></functionItem></itemDefinition>';
    const of = (type: string) =>
      types +
      knowledge('k', 'n', says('n')).replace(
        '<variable name="k"/>',
        `<variable name="k" typeRef="${type}"/>`,
      ) +
      decision('d', says('k(1)'), ['fn k']);
    expect(await outcome(of('tText'), 'd')).toEqual([null, 'INVALID_TYPE']);
    expect(await outcome(of('string'), 'd')).toEqual([null, 'INVALID_TYPE']);
    expect(await outcome(of('number'), 'd')).toEqual([1]);
    expect(await outcome(of('tFree'), 'd')).toEqual([1]);
  });
  it('in Java is a finding, and null with a warning for whoever calls it', async () => {
    const model = knowledge('k', 'n', says('1'), 'kind="Java"') + decision('d', says('k(1)'), ['fn k']);
    const { decisions, findings } = await compileDecisions([file(model)]);
    expect(findings.map(({ rule }) => rule)).toEqual(['decision-kind']);
    const { value, warnings } = decisions.evaluate('d', {}, { now: 0, zone: 'UTC' });
    expect([value, warnings[0]?.code]).toEqual([null, 'UNSUPPORTED']);
  });
});

describe('a decision service', () => {
  const refs = (tag: string, ids: readonly string[]) =>
    ids.map((id) => `<${tag} href="#${slug(id)}"/>`).join('');
  const service = (outputs: readonly string[]) =>
    input('a', 'number') +
    decision('given', says('100')) +
    decision('inner', says('a + given'), ['in a', 'given']) +
    decision('first', says('inner * 2'), ['inner']) +
    decision('second', says('inner * 3'), ['inner']) +
    `<decisionService id="s" name="my service"><variable name="my service"/>${refs('outputDecision', outputs)}${refs('encapsulatedDecision', ['inner'])}${refs('inputDecision', ['given'])}${refs('inputData', ['in a'])}</decisionService>`;
  it('with one output is its value; input decisions are taken as given', async () => {
    expect(await outcome(service(['first']), 'my service', { a: 1, given: 2 })).toEqual([6]);
  });
  it('with several outputs is a record of them', async () => {
    expect(await outcome(service(['first', 'second']), 's', { a: 1, given: 2 })).toEqual([
      { first: 6, second: 9 },
    ]);
  });
  it.each<[string, unknown[]]>([
    ['my service(1, 2)', [6]],
    ['my service(given: 2, a: 1)', [6]],
    ['my service(1)', [null, 'INVALID_ARGUMENTS']],
    ['my service("x", 2)', [null, 'INVALID_TYPE']],
  ])('is called from FEEL: %s', async (source, expected) => {
    const model = service(['first']) + decision('d', says(source), ['fn s']);
    expect(await outcome(model, 'd')).toEqual(expected);
  });
});

describe('imports', () => {
  const base = file(
    '<itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>&gt;= 0</text></allowedValues></itemDefinition>' +
      input('person name', 'string') +
      decision('greeting', says('"Hello " + person name'), ['in person name']) +
      knowledge('twice as much', 'n', says('n * 2')),
    'base',
  );
  const imports = (name: string, namespace = 'base') =>
    `<import name="${name}" namespace="${namespace}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>`;
  const li = { 'person name': 'Li' };
  const user = (source: string, name = 'my base', type = 'Any') =>
    file(
      imports(name) +
        decision('d', says(source), ['base#greeting', 'fn base#twice as much', 'base#in person name'], type),
    );
  it.each([
    ['my base.greeting + "!"', 'Hello Li!'],
    ['my base.twice as much(4)', 8],
    ['my base.person name', 'Li'],
  ])('are read behind their name: %s', async (source, expected) => {
    expect(await outcome([user(source), base], 'd', li)).toEqual([expected]);
    expect(await outcome([base, user(source)], 'd', { 'my base': { 'person name': 'Li' } })).toEqual([
      expected,
    ]);
  });
  it('without a name are read as one’s own', async () => {
    expect(await outcome([user('twice as much(2)', ''), base], 'd', li)).toEqual([4]);
  });
  it('bring their types', async () => {
    expect(await outcome([user('-1', 'b', 'b.tAge'), base], 'd', li)).toEqual([null, 'INVALID_TYPE']);
    expect(await outcome([user('1', 'b', 'b.tAge'), base], 'd', li)).toEqual([1]);
  });
  it('of one file behind two others keep their inputs apart', async () => {
    const between = (namespace: string) =>
      file(
        imports('base') + decision(`of ${namespace}`, says('base.greeting'), ['base#greeting']),
        namespace,
      );
    const top = file(
      imports('x', 'one') +
        imports('y', 'two') +
        decision('d', says('[x.of one, y.of two]'), ['one#of one', 'two#of two']),
    );
    const inputs = (name: string) => ({ base: { 'person name': name } });
    const files = [top, between('one'), between('two'), base];
    expect(await outcome(files, 'd', { x: inputs('Li'), y: inputs('Wu') })).toEqual([
      ['Hello Li', 'Hello Wu'],
    ]);
  });
  it('that are not given are a finding', async () => {
    await expect(decide([user('1')], 'd')).rejects.toThrow('base#greeting');
  });
});
