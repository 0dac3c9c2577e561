import type { Text } from '#runtime/model';
import type { DesignBody } from '#runtime/wire';
import type { PartId } from './diff.ts';

const NAMES: Readonly<Record<string, Text>> = {
  name: { zh: '名称', en: 'Name' },
  page: { zh: '服务页', en: 'Service page' },
  process: { zh: '流程图', en: 'Drawing' },
  settingSpecs: { zh: '设置项', en: 'List of settings' },
  settings: { zh: '设置的值', en: 'Values of settings' },
  roleSpecs: { zh: '角色', en: 'Roles' },
  roles: { zh: '角色由谁担任', en: 'Who holds the roles' },
  ratingAtEnd: { zh: '办结后评价', en: 'Rating at the end' },
};

/** A part of the draft in words, with the title of a form. */
export function partName(part: PartId, body: DesignBody): Text {
  const [kind = '', key = ''] = part.split(/:(.*)/s);
  if (kind === 'form') {
    const title = body.forms[key]?.title ?? key;
    return { zh: `表单“${title}”`, en: `Form “${title}”` };
  }
  if (kind === 'decision') return { zh: `决策表“${key}”`, en: `Decision “${key}”` };
  return NAMES[part] ?? { zh: part, en: part };
}
