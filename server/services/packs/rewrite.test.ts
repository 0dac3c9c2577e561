import { describe, expect, it } from 'vitest';
import type { DesignBody } from '#runtime/wire';
import { skeletonBody } from '../designs/skeleton.ts';
import { freshIds, rewriteBody } from './rewrite.ts';

const body: DesignBody = {
  ...skeletonBody('报修 & "修好"', 'x'),
  process: `<?xml version="1.0"?><!-- <process id="Report"/> -->
<bpmn:definitions id="Defs"><bpmn:collaboration><bpmn:participant id="Report_p" processRef="Report"/></bpmn:collaboration>
<bpmn:process id='Report' name="id=&quot;Report&quot;"><bpmn:businessRuleTask id="Judge"><zeebe:calledDecision decisionId="judge"
 resultVariable="judge"/></bpmn:businessRuleTask><zeebe:calledDecision decisionId="=if a &lt; b then &quot;judge&quot; else x"/></bpmn:process>
<bpmndi:BPMNPlane bpmnElement="Report"/></bpmn:definitions>`,
  decisions: {
    judge: `<definitions id="Judging"><decision id="judge"><informationRequirement><requiredDecision href="#duty"/></informationRequirement></decision><decision id="duty"/><dmndi:DMNShape dmnElementRef="judge"/></definitions>`,
  },
};

describe('a clone', () => {
  const ids = freshIds(body, 'd_1');
  const clone = rewriteBody(body, ids);

  it('has fresh ids for all that a space shares, and every reference follows', () => {
    expect(ids).toEqual({
      Defs: 'Defs_d_1',
      Report: 'Report_d_1',
      Judging: 'Judging_d_1',
      judge: 'judge_d_1',
      duty: 'duty_d_1',
    });
    for (const part of [
      'processRef="Report_d_1"',
      "id='Report_d_1'",
      'decisionId="judge_d_1"',
      'bpmnElement="Report_d_1"',
    ]) {
      expect(clone.process).toContain(part);
    }
    for (const part of ['href="#duty_d_1"', 'dmnElementRef="judge_d_1"', '<decision id="duty_d_1"/>']) {
      expect(clone.decisions.judge).toContain(part);
    }
  });

  it('changes nothing else: not names, variables, comments, expressions, or ids of elements', () => {
    for (const part of [
      '<!-- <process id="Report"/> -->',
      'resultVariable="judge"',
      'id="Judge"',
      'name="id=&quot;Report&quot;"',
      'id="Report_p"',
      '=if a &lt; b',
    ]) {
      expect(clone.process).toContain(part);
    }
    const back = rewriteBody(
      clone,
      Object.fromEntries(Object.entries(ids).map(([old, fresh]) => [fresh, old])),
    );
    expect(back).toEqual(body);
  });

  it('of one pack twice shares no id', () => {
    const other = freshIds(body, 'd_2');
    expect(Object.values(ids).filter((id) => Object.values(other).includes(id))).toEqual([]);
  });
});
