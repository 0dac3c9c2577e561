import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runConformance } from '#server/conformance';
import { sameValue } from './values.ts';
import { readXml } from './xml.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'corpora-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function put(path: string, text: string): void {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe('a folder of corpora', () => {
  it('without any suite gives no score', async () => {
    expect(await runConformance(dir)).toEqual([]);
  });
  it('is scored suite by suite, with what failed and why', async () => {
    put(
      'expectations/feel-cases.json',
      JSON.stringify({
        cases: [
          { file: 'F', test: 't', kind: 'expression', expr: '1 + 1', result: 2 },
          { file: 'F', test: 't', kind: 'expression', expr: '1 +', error: true },
          { file: 'F', test: 't', kind: 'unaryTests', expr: '< 3', input: 5, result: true },
        ],
      }),
    );
    const [score] = await runConformance(dir);
    expect(score).toEqual({
      suite: 'feel',
      passed: 2,
      total: 3,
      failed: [{ id: '3 F < 3 for 5', expected: 'true', actual: 'false' }],
    });
  });
  it('runs the compatibility kit: values of every kind, errors apart', async () => {
    const folder = 'dmn-tck/compliance-level-3/0001-own';
    const decision = (name: string, text: string) =>
      `<decision id="_${name}" name="${name}"><variable name="${name}"/><informationRequirement><requiredInput href="#_in"/></informationRequirement><literalExpression><text>${text}</text></literalExpression></decision>`;
    put(
      `${folder}/own.dmn`,
      `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="n">
        <inputData id="_in" name="Start Day"><variable name="Start Day"/></inputData>
        ${decision('next', 'Start Day + duration("P1D")')}${decision('wrong', '"a" - 1')}</definitions>`,
    );
    put(
      `${folder}/own-test.xml`,
      `<testCases xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
        <!-- a comment --><modelName>own.dmn</modelName>
        <testCase id="1"><inputNode name="Start Day"><value xsi:type="xsd:date">2028-02-28</value></inputNode>
          <resultNode name="next"><expected><value xsi:type="xsd:date">2028-02-29</value></expected></resultNode>
          <resultNode name="wrong" errorResult="true"><expected><value xsi:nil="true"/></expected></resultNode></testCase></testCases>`,
    );
    const scores = await runConformance(dir);
    expect(scores.map(({ suite, passed, total }) => [suite, passed, total])).toEqual([
      ['dmn-tck-3', 1, 1],
      ['dmn-tck-3-errors', 1, 1],
    ]);
  });
});

describe('reading test data', () => {
  it('knows prefixes, entities, CDATA and empty elements', () => {
    const root = readXml(
      '<?xml version="1.0"?><a:root x:y="1 &lt; 2"><b/><c>&#20013;&amp;<![CDATA[<d>]]></c></a:root>',
    );
    expect(root.name).toBe('root');
    expect(root.attributes.y).toBe('1 < 2');
    expect(root.children.map((child) => [child.name, child.text])).toEqual([
      ['b', ''],
      ['c', '中&<d>'],
    ]);
  });
  it('takes numbers within 1e-8 for equal, and durations by their length', () => {
    expect(sameValue(0.1 + 0.2, 0.3)).toBe(true);
    expect(sameValue(1, 1.001)).toBe(false);
    expect(sameValue({ '@': 'months-duration', v: 'P14M' }, { '@': 'months-duration', v: 'P1Y2M' })).toBe(
      true,
    );
    expect(sameValue({ a: [1, null] }, { a: [1, null] })).toBe(true);
    expect(sameValue({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  });
});
