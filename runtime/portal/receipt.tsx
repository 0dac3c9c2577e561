import {
  CopyButton,
  Due,
  defineTexts,
  EmptyState,
  Link,
  Notice,
  pick,
  useLocale,
  useTexts,
} from '#runtime/ui';
import { keptReceipt } from './receipt-store.ts';

const words = defineTexts({
  title: ['已提交', 'Sent'],
  number: ['办件号', 'Number'],
  due: ['什么时候答复', 'Answer by'],
  secret: ['查询码', 'Code to open it'],
  secretHint: [
    '没有登录时，凭办件号和查询码可以查看内容。只显示这一次，请抄下或截图。',
    'Without signing in, number and code open the content. Shown only now: write it down.',
  ],
  next: ['接下来', 'What happens next'],
  follow: ['查看办理进度', 'Follow it'],
  home: ['回首页', 'Go to the start'],
  gone: [
    '回执已经看过了。可以用办件号和手机号查进度。',
    'This receipt was seen already. Use number and phone to follow.',
  ],
  track: ['查办理进度', 'Follow a case'],
});

/** Number, what happens next and by when, and how to come back. */
export function ReceiptScreen({ path: [caseId = ''] }: { path: readonly string[] }) {
  const say = useTexts(words);
  const locale = useLocale();
  const receipt = keptReceipt(caseId);
  if (!receipt) {
    return (
      <EmptyState title={say('gone')}>
        <Link to="track">{say('track')}</Link>
      </EmptyState>
    );
  }
  return (
    <>
      <div className="receipt">
        <h1>{say('title')}</h1>
        <p className="receipt-number">
          <span>{say('number')}</span>
          <strong className="ui-number" data-testid="case-number">
            {receipt.number}
          </strong>
          <CopyButton text={receipt.number} />
        </p>
      </div>
      <h2>{say('next')}</h2>
      <p>{pick(receipt.next, locale)}</p>
      {receipt.due && (
        <p>
          {say('due')}：<Due at={receipt.due} mayMove={receipt.dueMayMove} />
        </p>
      )}
      <Notice tone="soon" title={say('secret')}>
        <p>
          <strong className="secret">{receipt.secret}</strong> <CopyButton text={receipt.secret} />
        </p>
        <p>{say('secretHint')}</p>
      </Notice>
      <p className="ui-actions">
        <Link className="ui-button ui-button-primary" to={`a/${receipt.caseId}`}>
          {say('follow')}
        </Link>
        <Link className="ui-button" to="">
          {say('home')}
        </Link>
      </p>
    </>
  );
}
