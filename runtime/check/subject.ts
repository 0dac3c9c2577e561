import { compileBpmn } from '#runtime/bpmn';
import { compileDecisions } from '#runtime/dmn';
import { type CompiledForm, compileForm } from '#runtime/form';
import type { Finding } from '#runtime/model';
import type { DesignBody } from '#runtime/wire';
import { flowOf } from './flow.ts';
import type { CheckInfo, Subject } from './types.ts';

/** Compiles everything of a design once. */
export async function subjectOf(body: DesignBody, info: CheckInfo): Promise<Subject> {
  const [drawing, decisions] = await Promise.all([
    compileBpmn(body.process),
    compileDecisions(body.decisions),
  ]);
  const forms = new Map<string, CompiledForm>();
  const compiled: Finding[] = [...drawing.findings];
  for (const [key, schema] of Object.entries(body.forms)) {
    const { form, findings } = compileForm(schema, key);
    forms.set(key, form);
    compiled.push(...findings);
  }
  compiled.push(...decisions.findings);
  const [graph] = drawing.processes;
  return { body, info, graph, flow: flowOf(graph), forms, decisions, compiled, drawn: drawing.findings };
}
