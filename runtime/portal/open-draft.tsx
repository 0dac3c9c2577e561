import { useState } from 'react';
import {
  Button,
  defineTexts,
  ErrorSummary,
  navigate,
  problemText,
  type SummaryError,
  useClient,
  useTexts,
} from '#runtime/ui';
import { Entry } from './phone-code.tsx';

const words = defineTexts({
  title: ['接着填写', 'Go on with a draft'],
  hint: [
    '输入保存时给您的 8 位代码，在哪台设备上都可以。',
    'Enter the 8-character code you were given when saving, on any device.',
  ],
  code: ['代码', 'Code'],
  wrong: ['代码是 8 个字母或数字，如 7KQM-2XHD', 'The code has 8 letters or figures, such as 7KQM-2XHD'],
  open: ['打开草稿', 'Open the draft'],
});

/** Go on where one stopped, on this or another device. */
export function OpenDraftScreen() {
  const say = useTexts(words);
  const client = useClient();
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const open = async () => {
    const plain = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
    if (plain.length !== 8) return setErrors([{ target: 'draft-code', message: say('wrong') }]);
    setBusy(true);
    try {
      const draft = await client.call('POST /api/drafts/open', {
        body: { code: `${plain.slice(0, 4)}-${plain.slice(4)}` },
      });
      navigate(`fill/${draft.service}?draft=${draft.id}`);
    } catch (error) {
      setErrors([{ target: 'draft-code', message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('hint')}</p>
      <ErrorSummary errors={errors} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <Entry
          id="draft-code"
          label={say('code')}
          error={errors[0]?.message}
          value={code}
          mode="text"
          autoComplete="off"
          length={9}
          onChange={setCode}
        />
        <Button type="submit" kind="primary" busy={isBusy}>
          {say('open')}
        </Button>
      </form>
    </>
  );
}
