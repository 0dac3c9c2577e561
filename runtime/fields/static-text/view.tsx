import { Notice, useLocale } from '#runtime/ui';
import { hintOf, titleOf } from '../shared/errors.ts';
import { textProp } from '../shared/props.ts';
import type { FieldViewProps } from '../view-types.ts';

export function StaticTextView({ schema }: FieldViewProps) {
  const locale = useLocale();
  const title = titleOf(schema)[locale];
  const text = hintOf(schema, locale) ?? '';
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  const words = paragraphs.map((line) => <p key={line}>{line}</p>);
  if (textProp(schema, 'tone') === 'notice') return <Notice title={title}>{words}</Notice>;
  return (
    <div className="ui-text">
      {title && <strong>{title}</strong>}
      {words}
    </div>
  );
}
