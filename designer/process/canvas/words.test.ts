import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { setLocale } from '#runtime/ui';
import { translateCanvas } from './words.ts';

const require = createRequire(import.meta.url);
const lib = (name: string) => join(dirname(require.resolve(`${name}/package.json`)), 'lib');

/** Every literal text the canvas libraries hand to `translate`, and every name of the popup menus. */
function asked(): string[] {
  const texts = new Set<string>();
  for (const name of ['bpmn-js', 'diagram-js']) {
    for (const file of readdirSync(lib(name), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.js') || file.includes('i18n')) continue;
      const source = readFileSync(join(lib(name), file), 'utf8').replace(/^\s*(\*|\/\/).*$/gm, '');
      for (const [, text] of source.matchAll(/translate\(\s*'([^'+]+)'\s*[,)]/g)) if (text) texts.add(text);
      if (/Popup|ReplaceOptions/.test(file))
        for (const [, text] of source.matchAll(/label: '([^']+)'/g)) if (text) texts.add(text);
    }
  }
  return [...texts];
}

afterEach(() => setLocale('zh'));

it('has Chinese for everything the canvas can say', () => {
  const texts = asked();
  expect(texts.length).toBeGreaterThan(80);
  expect(texts.filter((text) => !/\p{Script=Han}/u.test(translateCanvas(text)))).toEqual([]);
});

it('puts typed events together and fills in names', () => {
  expect(translateCanvas('Timer boundary event (non-interrupting)')).toBe('定时边上事件（原步骤继续）');
  expect(translateCanvas('Open {element}', { element: '联合处置' })).toBe('打开联合处置');
});

it('leaves English as it is', () => {
  setLocale('en');
  expect(translateCanvas('Append gateway')).toBe('Append gateway');
});
