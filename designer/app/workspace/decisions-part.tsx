import { useDecisions } from '#designer/process';
import type { DecisionView } from '#runtime/dmn';
import { defineTexts, useTexts } from '#runtime/ui';
import { useDesign } from '../design/index.ts';

const words = defineTexts({
  title: ['决策表', 'Decision tables'],
  none: ['这个流程没有决策表。', 'This process has no decision tables.'],
  lead: [
    '流程按这些表自动判断。这里只能看。',
    'The process decides by these tables. They can only be read here.',
  ],
  unread: ['这个文件里读不出决策表：{keys}', 'No decision can be read in: {keys}'],
  needs: ['先看：{names}', 'Builds on: {names}'],
  rule: ['第几条', 'Rule'],
  reads: ['看什么', 'Reads'],
  gives: ['给出什么', 'Gives'],
  note: ['说明', 'Note'],
  any: ['不论', 'any'],
  noRules: ['还没有规则', 'No rules yet'],
  expression: ['按公式算出', 'By a formula'],
  other: [
    '这一种写法不能用表格显示，会照原样执行。',
    'Of a kind that is not shown as a table; it runs as it is.',
  ],
});

/** How many of the rules that match count, in words. */
const POLICIES = defineTexts({
  UNIQUE: ['只会有一条符合', 'Exactly one rule matches'],
  FIRST: ['从上往下，第一条符合的算', 'From the top, the first rule that matches'],
  ANY: ['几条都符合时，结果必须一样', 'Rules that match all give the same'],
  PRIORITY: ['几条都符合时，结果排在前面的算', 'Of those that match, the highest result'],
  COLLECT: ['符合的都算，结果列在一起', 'All that match, as a list'],
  'COLLECT SUM': ['符合的都算，加起来', 'All that match, added up'],
  'COLLECT MIN': ['符合的里面取最小', 'The smallest of those that match'],
  'COLLECT MAX': ['符合的里面取最大', 'The largest of those that match'],
  'COLLECT COUNT': ['数一数有几条符合', 'How many match'],
  'RULE ORDER': ['符合的都算，按表里的顺序', 'All that match, in the order of the table'],
  'OUTPUT ORDER': ['符合的都算，按结果的顺序', 'All that match, in the order of results'],
});

/** The decisions of the draft, each with its rules as a table. A finding's "show me" leads to `decision-<id>`. */
export function DecisionsPart() {
  const say = useTexts(words);
  const { body } = useDesign();
  const decisions = useDecisions();
  const keys = Object.keys(body.decisions);
  return (
    <section className="part">
      <h3 id="settings-decisions">{say('title')}</h3>
      {keys.length === 0 && <p className="hint">{say('none')}</p>}
      {keys.length > 0 && <p className="hint">{say('lead')}</p>}
      {decisions?.length === 0 && keys.length > 0 && (
        <p className="field-error">{say('unread', { keys: keys.join('、') })}</p>
      )}
      {decisions?.map((decision) => (
        <Decision key={decision.id} decision={decision} all={decisions} />
      ))}
    </section>
  );
}

function Decision({ decision, all }: { decision: DecisionView; all: readonly DecisionView[] }) {
  const say = useTexts(words);
  const { table, expression } = decision;
  const needs = decision.needs.map((id) => all.find((one) => one.id === id)?.name ?? id);
  return (
    <article className="decision-view" aria-labelledby={`decision-${decision.id}`}>
      <h4 id={`decision-${decision.id}`}>{decision.name}</h4>
      {needs.length > 0 && <p className="hint">{say('needs', { names: needs.join('、') })}</p>}
      {expression !== undefined && (
        <p>
          {say('expression')} <code>{expression}</code>
        </p>
      )}
      {table ? <Rules table={table} /> : expression === undefined && <p className="hint">{say('other')}</p>}
    </article>
  );
}

function Rules({ table }: { table: NonNullable<DecisionView['table']> }) {
  const say = useTexts(words);
  const policy = useTexts(POLICIES);
  const { inputs, outputs, rules, hitPolicy } = table;
  const known = hitPolicy in POLICIES;
  const noted = rules.some((rule) => rule.note);
  return (
    <>
      <p className="hint">{known ? policy(hitPolicy as keyof typeof POLICIES) : hitPolicy}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="decision-scroll" aria-label={say('title')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {say('rule')}
              </th>
              {inputs.length > 0 && (
                <th scope="colgroup" colSpan={inputs.length}>
                  {say('reads')}
                </th>
              )}
              <th scope="colgroup" colSpan={outputs.length} className="gives">
                {say('gives')}
              </th>
              {noted && (
                <th scope="col" rowSpan={2}>
                  {say('note')}
                </th>
              )}
            </tr>
            <tr>
              {inputs.map((one, at) => (
                <th scope="col" key={`${String(at)}${one.expression}`} title={one.expression}>
                  {one.label}
                </th>
              ))}
              {outputs.map((one) => (
                <th scope="col" key={one.name} title={one.name} className="gives">
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, at) => (
              <tr key={rule.id || String(at)} id={rule.id ? `rule-${rule.id}` : undefined}>
                <th scope="row">{at + 1}</th>
                {inputs.map((one, column) => (
                  <td key={`${String(column)}${one.expression}`}>
                    {cellText(rule.inputs[column], say('any'))}
                  </td>
                ))}
                {outputs.map((one, column) => (
                  <td key={one.name} className="gives">
                    {cellText(rule.outputs[column], '')}
                  </td>
                ))}
                {noted && <td>{rule.note}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rules.length === 0 && <p className="hint">{say('noRules')}</p>}
    </>
  );
}

/** A fixed text is shown without its quotation marks; a formula as it stands. */
function cellText(text: string | undefined, any: string): string {
  if (text === undefined || text === '-') return any;
  return /^"([^"\\]*)"$/.exec(text)?.[1] ?? text;
}
