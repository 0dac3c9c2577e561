/** What is checked before publishing: by the server, which decides, and by the designer, which shows it. */
import type { Finding } from '#runtime/model';
import type { DesignBody } from '#runtime/wire';
import { drawingRules, rules } from './registry.ts';
import { checkSoundness } from './soundness/index.ts';
import { subjectOf } from './subject.ts';
import type { CheckInfo, Rule, Subject } from './types.ts';

export { rules } from './registry.ts';
export { checkSoundness, MOST_SITUATIONS, type SoundnessOptions } from './soundness/index.ts';
export type { CheckInfo, Rule, Subject } from './types.ts';

/**
 * Checks a design whole: drawing, forms, decisions and how they refer to each other. Errors block publishing, warnings
 * need a reason. `element` of a finding is a BPMN id, `formKey#field`, or a decision's id.
 *
 * @param info the directory of the space; without it the rules about people are left out
 */
export async function checkDesign(body: DesignBody, info: CheckInfo = {}): Promise<readonly Finding[]> {
  return findingsOf(await subjectOf(body, info), rules);
}

/** Checks a drawing by itself: what stands around it in a design is not asked for. */
export async function checkDrawing(xml: string): Promise<readonly Finding[]> {
  const around = { forms: {}, decisions: {}, settings: {}, roles: {}, settingSpecs: [], roleSpecs: [] };
  return findingsOf(
    await subjectOf({ ...around, process: xml, page: NO_PAGE, ratingAtEnd: false }, {}),
    drawingRules,
  );
}

const NO_PAGE: DesignBody['page'] = {
  ...{ title: '', summary: '', forWhom: '', howLong: '', prefix: '', bring: [], minutes: 1, access: 'staff' },
};

async function findingsOf(subject: Subject, asked: readonly Rule[]): Promise<readonly Finding[]> {
  const found = [...subject.compiled, ...asked.flatMap((rule) => rule.check(subject))];
  found.push(...(await soundnessOf(subject, found)));
  const rank = { error: 0, warning: 1, info: 2 } as const;
  // Sorting is stable: within a severity the order of the registry stays.
  return found.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** What a rule has said of the drawing already is not said twice in other words. */
const SAID_BY: Readonly<Record<string, string>> = {
  'soundness-dead': 'unreachable-element',
  'soundness-endless': 'no-way-to-end',
};

/** Faults that leave the ways through a drawing as they are. */
const BESIDE_THE_WAYS: ReadonlySet<string> = new Set(['work-missing', 'expression-invalid']);

/** Whether every case comes to its end; asked of drawings whose ways are whole. */
async function soundnessOf(
  { graph, drawn, info }: Subject,
  found: readonly Finding[],
): Promise<readonly Finding[]> {
  if (!graph || drawn.some(({ severity, rule }) => severity === 'error' && !BESIDE_THE_WAYS.has(rule)))
    return [];
  const said = (finding: Finding) =>
    found.some(
      ({ rule, element }) =>
        rule === SAID_BY[finding.rule] && (rule === 'no-way-to-end' || element === finding.element),
    );
  const options = info.breathe ? { breathe: info.breathe } : {};
  return (await checkSoundness(graph, options)).filter((finding) => !said(finding));
}
