import { titleOf } from '#runtime/fields';
import type { FieldError } from '../types.ts';
import type { FormNode } from './nodes.ts';

const ASK = {
  fill: ['请填写', 'Please fill in'],
  choose: ['请选择', 'Please choose'],
  upload: ['请上传', 'Please upload'],
  agree: ['请先勾选', 'Please tick'],
  add: ['请添加', 'Please add'],
} as const;

/** A required field that is empty: named, with the verb of its kind. */
export function missing(node: FormNode, path: string): FieldError {
  const title = titleOf(node.schema, node.key);
  const [zh, en] = ASK[node.rule.ask ?? 'fill'];
  return { path, code: 'required', message: { zh: `${zh}“${title.zh}”`, en: `${en} “${title.en}”` } };
}

export function unknownField(path: string): FieldError {
  return {
    path,
    code: 'unknown-field',
    message: {
      zh: '送来的内容里有表单上没有的一项，请刷新页面再试',
      en: 'Something was sent that is not on this form; please reload the page and try again',
    },
  };
}

export function rowsLocked(node: FormNode, path: string, count: number): FieldError {
  const title = titleOf(node.schema, node.key);
  return {
    path,
    code: 'rows-locked',
    message: {
      zh: `“${title.zh}”里已有 ${count} 行，这一步不能删去，只能在后面添加`,
      en: `“${title.en}” has ${count} rows that this step may not remove; rows can be added at the end`,
    },
  };
}
