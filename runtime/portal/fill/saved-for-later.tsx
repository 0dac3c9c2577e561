import { At, Button, CopyButton, defineTexts, Link, Notice, useTexts } from '#runtime/ui';
import type { Draft } from '#runtime/wire';

const words = defineTexts({
  title: ['已保存', 'Saved'],
  code: ['您的代码', 'Your code'],
  how: [
    '在这台或别的设备上，首页点“接着填写”，输入这个代码就能继续。照片和文件也在。',
    'On this or another device choose “Go on with a draft” and enter this code. Photos and files are kept too.',
  ],
  until: ['保存到', 'Kept until'],
  back: ['继续填写', 'Go on now'],
  home: ['回首页', 'Go to the start'],
});

/** The code that opens the draft elsewhere. */
export function SavedForLater({ draft, onBack }: { draft: Draft; onBack: () => void }) {
  const say = useTexts(words);
  return (
    <>
      <h1>{say('title')}</h1>
      <Notice tone="ok" title={say('code')}>
        <p>
          <span className="draft-code ui-number" data-testid="draft-code">
            {draft.code}
          </span>{' '}
          <CopyButton text={draft.code} />
        </p>
      </Notice>
      <p>{say('how')}</p>
      <p>
        {say('until')} <At at={draft.expiresAt} />
      </p>
      <p className="ui-actions">
        <Button onClick={onBack}>{say('back')}</Button>
        <Link className="ui-button" to="">
          {say('home')}
        </Link>
      </p>
    </>
  );
}
