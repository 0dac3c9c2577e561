import type { Finding } from '#runtime/model';
import { both } from './command.ts';

const WORDS = { error: '错误 error', warning: '提醒 warning', info: '提示 info' } as const;

/** A finding as text: where, which rule, what is wrong, how to mend it. */
export function findingText(finding: Finding, file: string): string {
  const place = `${file}${finding.line === undefined ? '' : `:${finding.line}`}`;
  const element = finding.element === undefined ? '' : ` [${finding.element}]`;
  const indent = (text: string): string => text.replace(/^/gm, '    ');
  return [
    `${place} ${WORDS[finding.severity]} ${finding.rule}${element}`,
    indent(both(finding.message)),
    indent(both(finding.mend)),
  ].join('\n');
}

export const isError = (finding: Finding): boolean => finding.severity === 'error';
