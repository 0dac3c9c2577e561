import type { FieldAccess } from '#runtime/model';
import { type CreateModdle, extension, listOf, type Moddle, textOf, withExtension } from './moddle.ts';

/** What `docs/reference/drawing.md` lets a drawing say, read from and written to moddle elements. */
export interface Assignment {
  readonly kind: AssignmentKind;
  readonly person?: string;
  readonly unit?: string;
  readonly role?: string;
  readonly field?: string;
  readonly whenEmpty?: WhenEmpty;
  readonly whenEmptyPerson?: string;
}
export type AssignmentKind =
  | 'person'
  | 'post'
  | 'role'
  | 'applicant-community'
  | 'field'
  | 'superior'
  | 'applicant';
export type WhenEmpty = 'incident' | 'admin' | 'person' | 'skip';

export interface FormUse {
  readonly key: string;
  readonly otherwise: FieldAccess;
  readonly rights: Readonly<Record<string, FieldAccess>>;
}

export type DeadlineUnit = 'minute' | 'hour' | 'calendar-day' | 'working-day';
export interface Deadline {
  /** A number, or FEEL such as `=settings.handleDays`. */
  readonly amount: string;
  readonly unit: DeadlineUnit;
  readonly remindAt?: string;
  readonly remindText?: string;
}

export type ButtonAction =
  | 'complete'
  | 'send-back'
  | 'supplement'
  | 'decline'
  | 'hand-over'
  | 'return'
  | 'save';
export interface ButtonSpec {
  readonly action: ButtonAction;
  readonly label: string;
  readonly labelEn?: string;
  readonly value?: string;
  readonly needsReason: boolean;
  readonly target?: string;
}

export interface PublicStep {
  readonly label: string;
  readonly labelEn?: string;
  readonly show: boolean;
}

export interface SearchField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'boolean';
  readonly source: string;
}
export interface Summary {
  readonly title: string;
  readonly attributes: readonly SearchField[];
}

export interface Settings {
  readonly assignment?: Assignment;
  readonly form?: FormUse;
  readonly deadline?: Deadline;
  readonly buttons?: readonly ButtonSpec[];
  readonly public?: PublicStep;
  readonly summary?: Summary;
}

const TYPES = {
  assignment: 'linli:Assignment',
  form: 'linli:Form',
  deadline: 'linli:Deadline',
  buttons: 'linli:Buttons',
  public: 'linli:Public',
  summary: 'linli:Summary',
} as const satisfies Record<keyof Settings, string>;

/** Everything we say about one element. Unknown words are kept as they stand; the checks report them. */
export function readSettings(element: Moddle): Settings {
  const found = (kind: keyof Settings) => extension(element, TYPES[kind]);
  const [assignment, form, deadline] = [found('assignment'), found('form'), found('deadline')];
  const [buttons, visible, summary] = [found('buttons'), found('public'), found('summary')];
  return {
    ...(assignment && { assignment: texts(assignment, ASSIGNMENT) as unknown as Assignment }),
    ...(form && { form: readForm(form) }),
    ...(deadline && { deadline: texts(deadline, DEADLINE) as unknown as Deadline }),
    ...(buttons && { buttons: listOf(buttons, 'buttons').map(readButton) }),
    ...(visible && {
      public: {
        ...texts(visible, ['labelEn']),
        label: textOf(visible, 'label') ?? '',
        show: visible.get('show') !== false,
      },
    }),
    ...(summary && {
      summary: {
        title: textOf(summary, 'title') ?? '',
        attributes: listOf(summary, 'attributes').map(
          (one) => texts(one, ATTRIBUTE) as unknown as SearchField,
        ),
      },
    }),
  };
}

/**
 * The `extensionElements` that say one thing anew; undefined takes it away. Set it by a command
 * (`modeling.updateProperties(element, { extensionElements })`) so that it can be undone.
 */
export function writeSetting<K extends keyof Settings>(
  create: CreateModdle,
  element: Moddle,
  kind: K,
  value: Settings[K] | undefined,
): Moddle {
  const next = value === undefined ? undefined : build(create, kind, value);
  return withExtension(create, element, TYPES[kind], next);
}

const ASSIGNMENT = ['kind', 'person', 'unit', 'role', 'field', 'whenEmpty', 'whenEmptyPerson'];
const DEADLINE = ['amount', 'unit', 'remindAt', 'remindText'];
const ATTRIBUTE = ['name', 'label', 'type', 'source'];

function texts(element: Moddle, names: readonly string[]): Record<string, string> {
  const entries = names.map((name) => [name, textOf(element, name)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function readForm(form: Moddle): FormUse {
  const rights = listOf(form, 'rights').flatMap((right) => {
    const field = textOf(right, 'field');
    return field ? [[field, (textOf(right, 'access') ?? 'edit') as FieldAccess] as const] : [];
  });
  return {
    key: textOf(form, 'key') ?? '',
    otherwise: (textOf(form, 'otherwise') ?? 'edit') as FieldAccess,
    rights: Object.fromEntries(rights),
  };
}

function readButton(button: Moddle): ButtonSpec {
  return {
    ...texts(button, ['labelEn', 'value', 'target']),
    action: (textOf(button, 'action') ?? 'complete') as ButtonAction,
    label: textOf(button, 'label') ?? '',
    needsReason: button.get('needsReason') === true,
  };
}

function build(
  create: CreateModdle,
  kind: keyof Settings,
  value: NonNullable<Settings[keyof Settings]>,
): Moddle {
  if (kind === 'form') {
    const { rights, ...rest } = value as FormUse;
    const list = Object.entries(rights).map(([field, access]) => create('linli:Right', { field, access }));
    return create(TYPES.form, { ...rest, rights: list });
  }
  if (kind === 'buttons') {
    const buttons = (value as readonly ButtonSpec[]).map((one) => create('linli:Button', filled(one)));
    return create(TYPES.buttons, { buttons });
  }
  if (kind === 'summary') {
    const { title, attributes } = value as Summary;
    const list = attributes.map((one) => create('linli:Attribute', filled(one)));
    return create(TYPES.summary, { ...filled({ title }), attributes: list });
  }
  return create(TYPES[kind], filled(value));
}

/** Without empty texts: an attribute that says nothing is not written. */
function filled(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== '' && one !== undefined));
}
