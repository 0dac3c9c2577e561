import { createModdle } from '#runtime/bpmn';
import { listOf, type Moddle } from './moddle.ts';
import { type FormUse, readSettings, type Settings, writeSetting } from './settings.ts';

/** A place of the drawing where somebody fills in a form: the start, or a step of staff or applicant. */
export interface FormStep {
  readonly id: string;
  readonly name: string;
  readonly kind: 'start' | 'step';
  readonly form?: FormUse;
  readonly assignment?: Settings['assignment'];
}

/**
 * Steps that can carry a form, in the order of the file, without a canvas: for the matrix of rights.
 * @throws Error when the XML cannot be read.
 */
export async function readSteps(process: string): Promise<readonly FormStep[]> {
  const { elements } = await parse(process);
  return elements.filter(carriesForm).map((element) => {
    const { form, assignment } = readSettings(element);
    return {
      id: element.id ?? '',
      name: element.name ?? '',
      kind: element.$type === 'bpmn:StartEvent' ? ('start' as const) : ('step' as const),
      ...(form && { form }),
      ...(assignment && { assignment }),
    };
  });
}

/** The drawing with one step's form and rights written anew; everything else is kept as it was. */
export async function writeStepForm(
  process: string,
  step: string,
  form: FormUse | undefined,
): Promise<string> {
  const { moddle, root, elements } = await parse(process);
  const element = elements.find((one) => one.id === step);
  if (!element) throw new Error(`Expected step ${step} in the drawing, but it is not there.`);
  const create = (type: string, attributes?: Readonly<Record<string, unknown>>) =>
    moddle.create(type, attributes) as unknown as Moddle;
  const next = writeSetting(create, element, 'form', form);
  Object.assign(element, { extensionElements: next });
  return (await moddle.toXML(root, { format: true })).xml;
}

async function parse(process: string) {
  const moddle = createModdle();
  const { rootElement: root } = await moddle.fromXML(process);
  const elements: Moddle[] = [];
  const walk = (container: Moddle) => {
    for (const element of listOf(container, 'flowElements')) {
      elements.push(element);
      walk(element);
    }
  };
  for (const one of listOf(root as unknown as Moddle, 'rootElements')) walk(one);
  return { moddle, root, elements };
}

const carriesForm = (element: Moddle) =>
  element.$type === 'bpmn:UserTask' ||
  (element.$type === 'bpmn:StartEvent' && listOf(element, 'eventDefinitions').length === 0);
