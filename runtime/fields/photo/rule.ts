import { defineRule } from '../shared/define.ts';
import { checkFiles, filesOf, maskFiles } from '../shared/files.ts';
import { commonSettings, countSettings } from '../shared/settings.ts';

/**
 * Types a photo may have on the server after it was sniffed. The browser makes JPEG of whatever it can open, HEIC too
 * where it knows HEIC; elsewhere it says that a screenshot will do.
 */
export const PHOTO_TYPES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** Photos as a list of file references. The browser shrinks them to 1600 px and so removes EXIF (place, camera). */
export const photoRule = defineRule({
  kind: 'photo',
  name: { zh: '照片', en: 'Photos' },
  group: 'file',
  type: 'array',
  dataClass: 'personal',
  ask: 'upload',
  settings: [...commonSettings, ...countSettings],
  check: (value, context) =>
    checkFiles(value, context, 9, (type) => type === '' || PHOTO_TYPES.includes(type)),
  show: (value, _schema, locale) => {
    const count = filesOf(value).length;
    if (count === 0) return '';
    return locale === 'zh' ? `${count} 张照片` : `${count} photo${count > 1 ? 's' : ''}`;
  },
  mask: maskFiles,
});
