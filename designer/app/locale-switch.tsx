import { useLocale } from '#runtime/ui';
import { problemText } from './problems.tsx';
import { switchLocale } from './session.ts';
import { toast } from './toasts.tsx';

/** The other language, in that language. */
export function LocaleSwitch() {
  const locale = useLocale();
  const other = locale === 'zh' ? 'en' : 'zh';
  const change = () =>
    switchLocale(other).catch((error: unknown) => toast({ text: problemText(error), tone: 'error' }));
  return (
    <button
      type="button"
      className="quiet"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void change()}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}
