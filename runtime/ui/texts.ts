/**
 * Words of the screens, both languages side by side: `const words = defineTexts({ save: ['保存', 'Save'] })`.
 * `{name}` in a text is filled from the parameters. The locale is one signal for the whole page.
 */
import { useSyncExternalStore } from 'react';
import type { Locale, Text } from '#runtime/model';

export type Texts<K extends string> = Readonly<Record<K, readonly [zh: string, en: string]>>;

let current: Locale = 'zh';
const listeners = new Set<() => void>();

export function getLocale(): Locale {
  return current;
}

/** Changes the language of everything on the page; the caller keeps the choice. */
export function setLocale(locale: Locale): void {
  current = locale;
  for (const listener of listeners) listener();
}

export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, getLocale, getLocale);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function defineTexts<K extends string>(texts: Texts<K>): Texts<K> {
  return texts;
}

export type Say<K extends string> = (key: K, params?: Readonly<Record<string, string | number>>) => string;

/** For code outside components. */
export function say<K extends string>(texts: Texts<K>, locale: Locale = current): Say<K> {
  return (key, params = {}) =>
    texts[key][locale === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(params[name] ?? whole),
    );
}

export function useTexts<K extends string>(texts: Texts<K>): Say<K> {
  return say(texts, useLocale());
}

/** Picks the language of a text that came as data. */
export function pick(text: Text | string, locale: Locale = current): string {
  return typeof text === 'string' ? text : text[locale];
}
