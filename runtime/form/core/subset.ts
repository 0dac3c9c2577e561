/** The documented subset of Formily's JSON Schema (docs/reference/form.md): whatever else stands in a schema is found. */
import { fieldRule, patternProblem } from '#runtime/fields';
import type { FormSchema } from '../types.ts';
import type { FindingList } from './findings.ts';

const KEYS = new Set(
  (
    'type title description properties items required default enum minLength maxLength minimum maximum minItems maxItems ' +
    'pattern x-value x-visible x-reactions x-component x-component-props x-index x-data-class x-text-en'
  ).split(' '),
);
const REACTION = new Set(['dependencies', 'when', 'fulfill', 'otherwise']);
const STATE = new Set(['visible', 'required', 'value']);
/** Keys of Formily that run code. */
const CODE = new Set(['x-validator', 'x-compile-omitted', 'x-data', 'x-content', 'x-decorator-props']);

export function checkSubset(node: FormSchema, path: string, isRoot: boolean, findings: FindingList): void {
  for (const key of Object.keys(node)) if (!KEYS.has(key)) unknownKey(key, path, findings);
  if (!isRoot) checkComponent(node, path, findings);
  checkBounds(node, path, findings);
  checkExpressionPlaces(node, path, findings);
  const reactions = node['x-reactions'];
  if (reactions === undefined) return;
  for (const reaction of Array.isArray(reactions) ? reactions : [reactions]) {
    checkReaction(reaction, path, findings);
  }
}

function unknownKey(key: string, path: string, findings: FindingList): void {
  const isCode = CODE.has(key);
  findings.add(
    isCode ? 'form-code' : 'form-unknown-key',
    path,
    isCode
      ? { zh: `“${key}”会运行代码，表单里不能有`, en: `“${key}” runs code, which a form may not` }
      : { zh: `不认识“${key}”`, en: `“${key}” is not part of the forms Linli knows` },
    {
      zh: '删去它；规则用 FEEL 写在 x-visible、x-value 或 x-reactions 里',
      en: 'Remove it; write rules as FEEL in x-visible, x-value or x-reactions',
    },
  );
}

function checkComponent(node: FormSchema, path: string, findings: FindingList): void {
  const kind = node['x-component'];
  const rule = fieldRule(kind);
  if (!rule) {
    findings.add(
      'form-unknown-component',
      path,
      { zh: `没有“${kind ?? ''}”这种字段`, en: `There is no kind of field “${kind ?? ''}”` },
      { zh: '换成字段栏里的一种', en: 'Replace it by one of the palette' },
    );
    return;
  }
  const fits = node.type === rule.type || (kind === 'group' && node.type === 'object');
  if (!fits) {
    findings.add(
      'form-type',
      path,
      {
        zh: `“${kind}”的类型应是 ${rule.type}，写成了 ${node.type}`,
        en: `“${kind}” holds ${rule.type}, not ${node.type}`,
      },
      { zh: `把 type 改为 ${rule.type}`, en: `Change type to ${rule.type}` },
    );
  }
  const options = node.enum?.map((option) => option.value);
  if (
    kind?.endsWith('-choice') &&
    (!options || options.length === 0 || new Set(options).size < options.length)
  ) {
    findings.add(
      'form-options',
      path,
      { zh: '没有选项，或有两个选项的值相同', en: 'There are no options, or two have the same value' },
      { zh: '给每个选项一个自己的值', en: 'Give each option a value of its own' },
    );
  }
}

function checkBounds(node: FormSchema, path: string, findings: FindingList): void {
  const pairs = [
    [node.minLength, node.maxLength],
    [node.minimum, node.maximum],
    [node.minItems, node.maxItems],
  ] as const;
  if (pairs.some(([least, most]) => least !== undefined && most !== undefined && least > most)) {
    findings.add(
      'form-bounds',
      path,
      {
        zh: '下限比上限大，怎么填都不对',
        en: 'The lower bound is above the upper one: nothing can be right',
      },
      { zh: '改上限或下限', en: 'Change one of the two' },
    );
  }
  const problem = node.pattern === undefined ? undefined : patternProblem(node.pattern);
  if (problem) {
    findings.add(
      'form-pattern',
      path,
      problem === 'syntax'
        ? { zh: '正则式写错了', en: 'The pattern is not a regular expression' }
        : {
            zh: '正则式可能算得太久（重复里又有重复、前后查看、反向引用）',
            en: 'The pattern could take for ever (repeat in a repeat, look-around, back reference)',
          },
      {
        zh: '写得简单些，重复写明次数，如 {1,20}',
        en: 'Make it simpler, with counted repeats such as {1,20}',
      },
    );
  }
}

/** Formily would run `{{ }}` wherever it stands; Linli allows it in the places that hold rules. */
function checkExpressionPlaces(node: FormSchema, path: string, findings: FindingList): void {
  const {
    properties: _p,
    items: _i,
    'x-reactions': _r,
    'x-visible': _v,
    'x-value': _x,
    required: _q,
    ...rest
  } = node;
  if (!JSON.stringify(rest).includes('{{')) return;
  findings.add(
    'form-expression-place',
    path,
    {
      zh: '{{ }} 只能写在显示、必填、计算和联动里',
      en: '{{ }} may stand only where something is shown, required, computed or linked',
    },
    {
      zh: '从标题、提示、选项和设置中删去 {{ }}',
      en: 'Remove {{ }} from titles, hints, options and settings',
    },
  );
}

function checkReaction(reaction: unknown, path: string, findings: FindingList): void {
  const outside = outsideOfReaction(reaction);
  if (outside === undefined) return;
  findings.add(
    'form-reaction',
    path,
    { zh: `联动里不能有“${outside}”`, en: `A linkage may not have “${outside}”` },
    {
      zh: '联动只有 when、fulfill.state、otherwise.state，state 只有 visible、required、value',
      en: 'Keep when, fulfill.state and otherwise.state, and in a state visible, required and value',
    },
  );
}

function outsideOfReaction(reaction: unknown): string | undefined {
  if (typeof reaction !== 'object' || reaction === null) return 'JavaScript';
  for (const [key, value] of Object.entries(reaction)) {
    if (!REACTION.has(key)) return key;
    if (key === 'when' && typeof value !== 'string' && typeof value !== 'boolean') return key;
    if (key === 'dependencies' && !(Array.isArray(value) && value.every((name) => typeof name === 'string')))
      return key;
    if (key !== 'fulfill' && key !== 'otherwise') continue;
    if (typeof value !== 'object' || value === null) return key;
    const odd = Object.keys(value).find((part) => part !== 'state');
    if (odd) return `${key}.${odd}`;
    const state = (value as { state?: unknown }).state;
    if (typeof state !== 'object' || state === null) return `${key}.state`;
    const wrong = Object.keys(state).find((part) => !STATE.has(part));
    if (wrong) return `${key}.state.${wrong}`;
  }
  return undefined;
}
