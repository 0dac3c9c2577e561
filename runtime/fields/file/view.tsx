import { defineTexts, useTexts } from '#runtime/ui';
import { shrinkPhoto } from '../photo/shrink.ts';
import { textProp } from '../shared/props.ts';
import { Uploads } from '../shared/uploads.tsx';
import type { FieldViewProps } from '../view-types.ts';

const words = defineTexts({ add: ['选择文件', 'Choose files'] });

const ACCEPT: Readonly<Record<string, string>> = {
  document: '.pdf,.doc,.docx,.xls,.xlsx,.txt,.csv',
  picture: 'image/*',
};

/** Pictures among the files are drawn anew as photos are, so that they carry no place; others leave as they are. */
async function prepare(file: File): Promise<File> {
  return file.type.startsWith('image/') ? shrinkPhoto(file) : file;
}

export function FileView(props: FieldViewProps) {
  const say = useTexts(words);
  const accept = ACCEPT[textProp(props.schema, 'accepts') ?? ''] ?? Object.values(ACCEPT).join(',');
  return (
    <Uploads
      {...props}
      accept={accept}
      label={say('add')}
      max={props.schema.maxItems ?? 9}
      prepare={prepare}
    />
  );
}
