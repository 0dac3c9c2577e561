import { readSteps, writeStepForm } from '#designer/process';

/**
 * The drawing with the rights of every step that uses the form following a renamed field. The form that begins a case
 * is the application: every step may have rights to its fields.
 * @throws Error when the drawing cannot be read.
 */
export async function renameRights(process: string, form: string, from: string, to: string): Promise<string> {
  let drawing = process;
  const steps = await readSteps(process);
  const isApplication = steps.some((step) => step.kind === 'start' && step.form?.key === form);
  for (const step of steps) {
    const { form: use } = step;
    if (!use || (use.key !== form && !isApplication)) continue;
    if (!Object.keys(use.rights).some((path) => moved(path, from, to) !== path)) continue;
    const rights = Object.fromEntries(
      Object.entries(use.rights).map(([path, access]) => [moved(path, from, to), access]),
    );
    drawing = await writeStepForm(drawing, step.id, { ...use, rights });
  }
  return drawing;
}

/** The field itself, and what stands below it (`members` → `members.*.name`). */
function moved(path: string, from: string, to: string): string {
  return path === from || path.startsWith(`${from}.`) ? `${to}${path.slice(from.length)}` : path;
}
