import { fileTypeFromBuffer } from 'file-type';
import { FILE_TYPES, PHOTO_TYPES } from '#runtime/fields';
import type { FormSchema } from '#runtime/form';
import type { Text } from '#runtime/model';

/** A kind of file that may come in: what its content must be, and how it is called afterwards. */
export interface FileKind {
  readonly name: 'jpg' | 'png' | 'webp' | 'pdf' | 'docx' | 'xlsx';
  readonly mime: string;
  readonly image: boolean;
}

/**
 * HEIC is not among them: its metadata (the place a photo was taken) cannot be taken out here, and browsers that
 * have such photos hand them over as JPEG when a page asks for JPEG.
 */
export const FILE_KINDS: readonly FileKind[] = [
  { name: 'jpg', mime: 'image/jpeg', image: true },
  { name: 'png', mime: 'image/png', image: true },
  { name: 'webp', mime: 'image/webp', image: true },
  { name: 'pdf', mime: 'application/pdf', image: false },
  {
    name: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    image: false,
  },
  { name: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', image: false },
];

/** The kind of a file by its content alone; the name and the type it came with say nothing. */
export async function sniff(bytes: Uint8Array): Promise<FileKind | undefined> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found && FILE_KINDS.find((kind) => kind.mime === found.mime);
}

/** What a field takes, among what is known here; without a field everything. */
export function allowedBy(field: FormSchema | undefined): readonly FileKind[] {
  const types = typesOf(field);
  return types ? FILE_KINDS.filter((kind) => types.includes(kind.mime)) : FILE_KINDS;
}

function typesOf(field: FormSchema | undefined): readonly string[] | undefined {
  if (field?.['x-component'] === 'photo') return PHOTO_TYPES;
  const accepts = field?.['x-component-props']?.accepts;
  return typeof accepts === 'string' && Object.hasOwn(FILE_TYPES, accepts) ? FILE_TYPES[accepts] : undefined;
}

export function refusedKind(allowed: readonly FileKind[]): Text {
  const list = allowed.map((kind) => kind.name.toUpperCase());
  return {
    zh: `这个文件的内容不是允许的类型，请换成 ${list.join('、')}`,
    en: `The content of this file is of a type that is not allowed: use ${list.join(', ')}`,
  };
}
