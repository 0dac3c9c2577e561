import { Button } from 'antd';
import { titleOf } from '#runtime/fields';
import type { FormSchema } from '#runtime/form';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { childrenOf, type Place } from './model/tree.ts';

const words = defineTexts({
  pages: ['页', 'Pages'],
  all: ['不分页', 'One page'],
  add: ['加一页', 'Add a page'],
  page: ['第 {n} 页：{title}', 'Page {n}: {title}'],
  loose: ['没放进页里的', 'Outside pages'],
});

interface Props {
  readonly schema: FormSchema;
  readonly page: Place;
  onPage(page: Place): void;
  onAdd(): void;
}

/** A form's pages; residents fill them in one after the other. */
export function PagesBar({ schema, page, onPage, onAdd }: Props) {
  const say = useTexts(words);
  const locale = useLocale();
  const top = childrenOf(schema);
  const pages = top.filter((one) => one.node['x-component'] === 'page');
  const loose = top.length - pages.length;
  return (
    <nav className="pages-bar" aria-label={say('pages')}>
      {(pages.length === 0 || loose > 0) && (
        <Button
          type={page.length === 0 ? 'primary' : 'default'}
          aria-pressed={page.length === 0}
          onClick={() => onPage([])}
        >
          {pages.length === 0 ? say('all') : say('loose')}
        </Button>
      )}
      {pages.map((one, index) => (
        <Button
          key={one.key}
          type={page[0] === one.key ? 'primary' : 'default'}
          aria-pressed={page[0] === one.key}
          onClick={() => onPage(one.place)}
        >
          {say('page', { n: index + 1, title: pick(titleOf(one.node), locale) })}
        </Button>
      ))}
      <Button type="dashed" onClick={onAdd}>
        {say('add')}
      </Button>
    </nav>
  );
}
