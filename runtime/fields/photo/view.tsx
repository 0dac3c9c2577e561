import { defineTexts, useTexts } from '#runtime/ui';
import { Uploads } from '../shared/uploads.tsx';
import type { FieldViewProps } from '../view-types.ts';
import { shrinkPhoto } from './shrink.ts';

const words = defineTexts({
  add: ['拍照或选照片', 'Take or choose photos'],
  unreadable: ['这张照片打不开，可以截图后再传', 'This picture cannot be opened; a screenshot of it will do'],
});

export function PhotoView(props: FieldViewProps) {
  const say = useTexts(words);
  const prepare = async (file: File) => {
    try {
      return await shrinkPhoto(file);
    } catch (cause) {
      throw new Error(say('unreadable'), { cause });
    }
  };
  return (
    <Uploads
      {...props}
      accept="image/*"
      label={say('add')}
      max={props.schema.maxItems ?? 9}
      asPictures
      prepare={prepare}
    />
  );
}
