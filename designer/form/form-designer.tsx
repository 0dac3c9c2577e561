import '../../runtime/ui/base.css';
import './form.css';
import { Segmented } from 'antd';
import { useState } from 'react';
import { Empty, useDesign, useFocusTarget } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import { Builder } from './builder.tsx';
import { FormsBar } from './forms-bar.tsx';
import { Preview } from './preview.tsx';
import { useFormDraft } from './state.ts';

const words = defineTexts({
  none: [
    '还没有表单。新建一张，再从左边添加字段。',
    'No form yet. Create one, then add fields from the left.',
  ],
  build: ['搭建', 'Build'],
  preview: ['手机预览', 'Phone preview'],
  view: ['视图', 'View'],
});

/** The form builder: palette, live canvas, settings. */
export function FormDesigner() {
  const say = useTexts(words);
  const { body } = useDesign();
  const [key, setKey] = useState<string>();
  const [view, setView] = useState<'build' | 'preview'>('build');
  const [asked, setAsked] = useState<{ readonly path: string }>();
  const current = key !== undefined && key in body.forms ? key : Object.keys(body.forms)[0];
  const draft = useFormDraft(current ?? '');
  useFocusTarget((target) => {
    if (target.kind !== 'field') return;
    setKey(target.form);
    setView('build');
    setAsked({ path: target.path ?? '' });
  });
  return (
    <div className="form-designer">
      <div className="form-designer-top row">
        <FormsBar current={current} onOpen={setKey} />
        {draft && (
          <Segmented<'build' | 'preview'>
            aria-label={say('view')}
            value={view}
            options={[
              { value: 'build', label: say('build') },
              { value: 'preview', label: say('preview') },
            ]}
            onChange={setView}
          />
        )}
      </div>
      {!draft ? (
        <Empty title={say('none')} />
      ) : view === 'preview' ? (
        <Preview key={draft.key} schema={draft.schema} />
      ) : (
        <Builder key={draft.key} draft={draft} asked={asked} />
      )}
    </div>
  );
}
