import { defineRule } from '../shared/define.ts';
import { checkFiles, filesOf, maskFiles } from '../shared/files.ts';
import { textProp } from '../shared/props.ts';
import { commonSettings, countSettings } from '../shared/settings.ts';

/** What may be attached: documents, sheets, pictures. Never programs, web pages or archives. */
export const FILE_TYPES: Readonly<Record<string, readonly string[]>> = {
  document: [
    'application/pdf',
    'application/msword',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.ms-excel',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/x-cfb',
    'text/plain',
    'text/csv',
  ],
  picture: ['image/jpeg', 'image/png', 'image/webp'],
};

/** Files as a list of references. */
export const fileRule = defineRule({
  kind: 'file',
  name: { zh: '附件', en: 'Files' },
  group: 'file',
  type: 'array',
  dataClass: 'personal',
  ask: 'upload',
  settings: [
    ...commonSettings,
    ...countSettings,
    {
      path: 'x-component-props.accepts',
      label: { zh: '接受', en: 'Accepts' },
      input: 'choice',
      choices: [
        { value: 'any', label: { zh: '文档或图片', en: 'Documents or pictures' } },
        { value: 'document', label: { zh: '只要文档', en: 'Documents only' } },
        { value: 'picture', label: { zh: '只要图片', en: 'Pictures only' } },
      ],
    },
  ],
  check(value, context) {
    const only = textProp(context.schema, 'accepts');
    const types = (only && FILE_TYPES[only]) || Object.values(FILE_TYPES).flat();
    return checkFiles(value, context, 9, (type) => type === '' || types.includes(type));
  },
  show: (value, _schema, locale) =>
    filesOf(value)
      .map((file) => file.name)
      .join(locale === 'zh' ? '、' : ', '),
  mask: maskFiles,
});
