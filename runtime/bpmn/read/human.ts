/** What a drawing says about human work: who, by when, with which form and buttons. */
import type { FieldAccess } from '#runtime/model';
import type {
  Assignment,
  AssignmentKind,
  ButtonSpec,
  DeadlineSpec,
  FormSpec,
  Template,
  UserTaskSpec,
} from '../graph.ts';
import { extensionOf, flagOf, foreignOf, listOf, type ModelElement, textOf } from './model.ts';
import type { Reader } from './reader.ts';

const KINDS: ReadonlySet<string> = new Set<AssignmentKind>([
  'person',
  'post',
  'role',
  'applicant-community',
  'field',
  'superior',
  'applicant',
]);

/** What each kind of assignment cannot do without. */
const NEEDS: Readonly<Record<AssignmentKind, readonly string[]>> = {
  person: ['person'],
  post: ['unit', 'role'],
  role: ['role'],
  'applicant-community': ['role'],
  field: ['field'],
  superior: [],
  applicant: [],
};

const UNITS: ReadonlySet<string> = new Set(['minute', 'hour', 'calendar-day', 'working-day']);
const ACCESS: ReadonlySet<string> = new Set(['read', 'edit', 'hide', 'mask']);
const ACTIONS: ReadonlySet<string> = new Set([
  'complete',
  'send-back',
  'supplement',
  'decline',
  'hand-over',
  'return',
  'save',
]);

/** Buttons of a task whose drawing names none. */
const PLAIN_BUTTONS: readonly ButtonSpec[] = [
  { action: 'complete', label: '提交', labelEn: 'Submit', needsReason: false },
  { action: 'save', label: '暂存', labelEn: 'Save', needsReason: false },
  { action: 'return', label: '退领', labelEn: 'Return', needsReason: false },
  { action: 'hand-over', label: '转办', labelEn: 'Hand over', needsReason: true },
];

export function readUserTask(element: ModelElement, reader: Reader): UserTaskSpec {
  const definition = extensionOf(element, 'zeebe:AssignmentDefinition');
  const priority = extensionOf(element, 'zeebe:PriorityDefinition');
  const assignment = readAssignment(element, reader);
  const parts: Partial<Record<'assignee' | 'candidateUsers' | 'candidateGroups', Template>> = {};
  for (const part of ['assignee', 'candidateUsers', 'candidateGroups'] as const) {
    const template = reader.template(
      textOf(definition, part) ??
        foreignOf(element, `camunda:${part}`, `activiti:${part}`, `flowable:${part}`),
      element,
    );
    if (template) parts[part] = template;
  }
  return {
    ...(assignment ? { assignment } : {}),
    ...parts,
    priority: reader.template(textOf(priority, 'priority'), element) ?? { text: '50' },
    buttons: readButtons(element, reader),
    order: reader.nextUserTask(),
  };
}

function readAssignment(element: ModelElement, reader: Reader): Assignment | undefined {
  const source = extensionOf(element, 'linli:Assignment');
  if (!source) return undefined;
  const kind = textOf(source, 'kind') ?? '';
  if (!KINDS.has(kind)) {
    reader.error(
      'assignment-kind-unknown',
      element,
      { zh: `不认识的办理人方式「${kind}」。`, en: `Unknown kind of assignment “${kind}”.` },
      { zh: '在「谁来办」里重新选择。', en: 'Choose again who handles this step.' },
    );
    return undefined;
  }
  const missing = NEEDS[kind as AssignmentKind].filter((name) => textOf(source, name) === undefined);
  if (missing.length > 0) {
    reader.error(
      'assignment-incomplete',
      element,
      {
        zh: `办理人没有填完整，缺：${missing.join('、')}。`,
        en: `Who handles it is incomplete: ${missing.join(', ')}.`,
      },
      { zh: '在「谁来办」里补充完整。', en: 'Complete who handles this step.' },
    );
  }
  const field = reader.expression(textOf(source, 'field'), element);
  const person = textOf(source, 'whenEmptyPerson');
  const whenEmpty = textOf(source, 'whenEmpty') ?? 'incident';
  const assignment: { -readonly [K in keyof Assignment]: Assignment[K] } = {
    kind: kind as AssignmentKind,
    whenEmpty:
      whenEmpty === 'admin' || whenEmpty === 'person' || whenEmpty === 'skip' ? whenEmpty : 'incident',
  };
  for (const part of ['person', 'unit', 'role'] as const) {
    const template = reader.template(textOf(source, part), element);
    if (template) assignment[part] = template;
  }
  if (field) assignment.field = field;
  if (person !== undefined) assignment.whenEmptyPerson = person;
  return assignment;
}

function readButtons(element: ModelElement, reader: Reader): readonly ButtonSpec[] {
  const source = extensionOf(element, 'linli:Buttons');
  if (!source) return PLAIN_BUTTONS;
  const buttons: ButtonSpec[] = [];
  for (const button of listOf(source, 'buttons')) {
    const action = textOf(button, 'action') ?? '';
    if (!ACTIONS.has(action)) {
      reader.error(
        'button-action-unknown',
        element,
        { zh: `不认识的按钮动作「${action}」。`, en: `Unknown action of a button: “${action}”.` },
        { zh: '给按钮选择一个动作。', en: 'Choose an action for the button.' },
      );
      continue;
    }
    const value = textOf(button, 'value');
    const labelEn = textOf(button, 'labelEn');
    const target = textOf(button, 'target');
    buttons.push({
      action: action as ButtonSpec['action'],
      label: textOf(button, 'label') ?? action,
      needsReason: flagOf(button, 'needsReason', false),
      ...(labelEn === undefined ? {} : { labelEn }),
      ...(value === undefined ? {} : { value }),
      ...(target === undefined ? {} : { target }),
    });
  }
  return buttons;
}

export function readForm(element: ModelElement): FormSpec | undefined {
  const source = extensionOf(element, 'linli:Form');
  const zeebe = extensionOf(element, 'zeebe:FormDefinition');
  const key =
    textOf(source, 'key') ??
    textOf(zeebe, 'externalReference') ??
    textOf(zeebe, 'formId') ??
    textOf(zeebe, 'formKey');
  if (key === undefined) return undefined;
  const fields: Record<string, FieldAccess> = {};
  for (const right of listOf(source, 'rights')) {
    const field = textOf(right, 'field');
    const access = textOf(right, 'access') ?? '';
    if (field !== undefined && ACCESS.has(access)) fields[field] = access as FieldAccess;
  }
  const otherwise = textOf(source, 'otherwise') ?? 'edit';
  return { key, rights: { otherwise: ACCESS.has(otherwise) ? (otherwise as FieldAccess) : 'edit', fields } };
}

export function readDeadline(element: ModelElement, reader: Reader): DeadlineSpec | undefined {
  const source = extensionOf(element, 'linli:Deadline');
  const amount = reader.template(textOf(source, 'amount'), element);
  if (!source || !amount) return undefined;
  const unit = textOf(source, 'unit') ?? 'working-day';
  if (!UNITS.has(unit)) {
    reader.error(
      'deadline-unit-unknown',
      element,
      { zh: `不认识的时限单位「${unit}」。`, en: `Unknown unit of a deadline: “${unit}”.` },
      { zh: '选择分钟、小时、自然日或工作日。', en: 'Choose minutes, hours, calendar days or working days.' },
    );
    return undefined;
  }
  const remindAt = reader.template(textOf(source, 'remindAt'), element);
  const text = textOf(source, 'remindText');
  return {
    amount,
    unit: unit as DeadlineSpec['unit'],
    ...(remindAt ? { remindAt } : {}),
    ...(text === undefined ? {} : { remindText: text }),
  };
}

export function readPublicLabel(
  element: ModelElement,
): { readonly zh: string; readonly en: string } | undefined {
  const source = extensionOf(element, 'linli:Public');
  if (!source || !flagOf(source, 'show', true)) return undefined;
  const zh = textOf(source, 'label') ?? textOf(element, 'name');
  if (zh === undefined) return undefined;
  return { zh, en: textOf(source, 'labelEn') ?? zh };
}
