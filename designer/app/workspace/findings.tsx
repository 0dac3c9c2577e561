import { useEffect } from 'react';
import { useDecisions } from '#designer/process';
import type { DecisionView } from '#runtime/dmn';
import type { Finding } from '#runtime/model';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { useDesignStore } from '../design/index.ts';
import type { Target } from '../design/types.ts';
import { foldFindings, forgetFindings, useFindings } from './findings-state.ts';

const words = defineTexts({
  title: ['检查结果', 'Findings'],
  none: ['没有发现问题', 'No problems found'],
  errors: ['{n} 处必须改', '{n} to mend'],
  warnings: ['{n} 处请看一下', '{n} to look at'],
  error: ['必须改', 'Must be mended'],
  warning: ['请看一下', 'Look at this'],
  info: ['提示', 'Note'],
  show: ['带我去看', 'Show me'],
});

const ORDER = { error: 0, warning: 1, info: 2 } as const;
const SIGN = { error: '■', warning: '◐', info: '●' } as const;

/** What a finding points at: an element of the drawing, a field as `form#path`, or something within a decision. */
export function targetOf(finding: Finding, decisions: readonly DecisionView[] = []): Target | undefined {
  const { element, path } = finding;
  if (!element) return undefined;
  const [form = '', field] = element.split('#');
  if (element.includes('#')) return { kind: 'field', form, ...(field && { path: field }) };
  const decision = decisions.find((one) => one.parts.includes(element));
  if (decision) return { kind: 'tab', tab: 'settings', section: sectionOf(decision, element) };
  return { kind: 'element', element, ...(path && { path }) };
}

function sectionOf({ id, table }: DecisionView, element: string): string {
  return table?.rules.some((rule) => rule.id === element) ? `rule-${element}` : `decision-${id}`;
}

/** Below everything: what the check found, worst first, each with the way there. */
export function Findings() {
  const say = useTexts(words);
  const { findings, open } = useFindings();
  const decisions = useDecisions();
  useEffect(() => forgetFindings, []);
  if (!findings) return null;
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length;
  const sorted = [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  const [errors, warnings] = [count('error'), count('warning')];
  return (
    <section className="findings" aria-label={say('title')}>
      <button
        type="button"
        className="findings-head"
        aria-expanded={open}
        onClick={() => foldFindings(!open)}
      >
        <span aria-hidden="true">{open ? '▾' : '▸'}</span> {say('title')}
        {findings.length === 0 && <span className="ok">{say('none')}</span>}
        {errors > 0 && <span className="late">■ {say('errors', { n: errors })}</span>}
        {warnings > 0 && <span className="soon">◐ {say('warnings', { n: warnings })}</span>}
      </button>
      {open && findings.length > 0 && (
        <ul>
          {sorted.map((finding, index) => (
            <Row
              key={`${finding.rule} ${finding.element} ${String(index)}`}
              finding={finding}
              decisions={decisions ?? []}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ finding, decisions }: { finding: Finding; decisions: readonly DecisionView[] }) {
  const say = useTexts(words);
  const locale = useLocale();
  const store = useDesignStore();
  const target = targetOf(finding, decisions);
  return (
    <li className={finding.severity}>
      <span className="sign">
        <span aria-hidden="true">{SIGN[finding.severity]}</span> {say(finding.severity)}
      </span>
      <span className="what">
        {pick(finding.message, locale)} <span className="hint">{pick(finding.mend, locale)}</span>
      </span>
      {target && (
        <button type="button" className="link" onClick={() => store.show(target)}>
          {say('show')}
        </button>
      )}
    </li>
  );
}
