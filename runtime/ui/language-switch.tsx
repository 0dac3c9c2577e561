import type { Locale } from '#runtime/model';
import { setLocale, useLocale } from './texts.ts';

/** Changes the language of the page at once, and the page's `lang` with it. */
export function changeLocale(locale: Locale): void {
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  setLocale(locale);
}

/** The other language, named in itself. `onChange` keeps the choice on the server. */
export function LanguageSwitch({ onChange }: { onChange?: (locale: Locale) => void }) {
  const other: Locale = useLocale() === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="ui-link-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => {
        changeLocale(other);
        onChange?.(other);
      }}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}
