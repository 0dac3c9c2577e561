import { expect, it } from 'vitest';
import type { DecisionView } from '#runtime/dmn';
import type { Finding } from '#runtime/model';
import { targetOf } from './findings.tsx';

const text = { zh: '', en: '' };
const at = (element?: string): Finding => ({
  rule: 'r',
  severity: 'error',
  message: text,
  mend: text,
  ...(element !== undefined && { element }),
});
const duty: DecisionView = {
  id: 'duty',
  name: '职责',
  needs: [],
  parts: ['duty', 'table', 'rule-1', 'cell-1'],
  table: {
    hitPolicy: 'FIRST',
    inputs: [],
    outputs: [],
    rules: [{ id: 'rule-1', note: '', inputs: [], outputs: [] }],
  },
};

it('leads to the step, the field, the table or the rule that a finding is about', () => {
  expect(targetOf(at('task-1'), [duty])).toEqual({ kind: 'element', element: 'task-1' });
  expect(targetOf(at('report#place'))).toEqual({ kind: 'field', form: 'report', path: 'place' });
  expect(targetOf(at('duty'), [duty])).toMatchObject({ tab: 'settings', section: 'decision-duty' });
  expect(targetOf(at('cell-1'), [duty])).toMatchObject({ section: 'decision-duty' });
  expect(targetOf(at('rule-1'), [duty])).toMatchObject({ section: 'rule-rule-1' });
  expect(targetOf(at(), [duty])).toBeUndefined();
});
