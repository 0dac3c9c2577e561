import { compileDecisions, type DecisionResult } from '#runtime/dmn';
import type { Variables } from '#runtime/values';

const ambient = { now: Date.UTC(2026, 10, 22), zone: 'Asia/Shanghai' };

/** A file in the namespace of DMN 1.5. */
export const file = (inner: string, namespace = 'test') =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="file" name="file" namespace="${namespace}">${inner}</definitions>`;

export const says = (source: string) =>
  `<literalExpression><text>${source.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></literalExpression>`;

export const input = (name: string, type = 'Any') =>
  `<inputData id="in-${slug(name)}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`;

/** An id cannot hold blanks. */
export const slug = (name: string) => name.replaceAll(' ', '-');

/** A decision by its name, which is its id too; `needs` are ids: of inputs as `in …`, knowledge as `fn …`. */
export function decision(name: string, logic: string, needs: readonly string[] = [], type = 'Any'): string {
  const required = needs.map((need) => {
    const [kind, rest] = need.includes('fn ')
      ? ['Knowledge', need.replace('fn ', '')]
      : [/(^|#)in /.test(need) ? 'Input' : 'Decision', need];
    const tag = kind === 'Knowledge' ? 'knowledgeRequirement' : 'informationRequirement';
    const href = slug(rest.includes('#') ? rest : `#${rest}`);
    return `<${tag}><required${kind} href="${href}"/></${tag}>`;
  });
  return `<decision id="${slug(name)}" name="${name}"><variable name="${name}" typeRef="${type}"/>${required.join('')}${logic}</decision>`;
}

/** Evaluates a decision of a file or several; what it comes to, and the code of the first thing told. */
export async function decide(
  files: string | readonly string[],
  name: string,
  variables: Variables = {},
): Promise<DecisionResult> {
  const xmls = typeof files === 'string' ? [file(files)] : files;
  const { decisions, findings } = await compileDecisions(xmls);
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message.en).join('\n'));
  return decisions.evaluate(name, variables, ambient);
}

/** Only the value and what was told first. */
export async function outcome(
  files: string | readonly string[],
  name: string,
  variables: Variables = {},
): Promise<readonly unknown[]> {
  const { value, warnings, errors } = await decide(files, name, variables);
  const told = errors[0]?.code ?? warnings[0]?.code;
  return told === undefined ? [value] : [value, told];
}
