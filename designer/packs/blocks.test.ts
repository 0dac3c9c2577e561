import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';

describe('the readme of a pack', () => {
  it('is read as headings, paragraphs, lists and tables, without its title', () => {
    const text = `# 街乡吹哨

第一行，
第二行。

## 谁做什么

| 角色 | 做什么 |
|------|:------|
| 派单员 | 研判、**派发** |

- 一件事
  接着说
- 另一件 \`code\`
`;
    expect(blocksOf(text)).toEqual([
      { kind: 'text', text: '第一行，第二行。' },
      { kind: 'heading', text: '谁做什么' },
      { kind: 'table', head: ['角色', '做什么'], rows: [['派单员', '研判、派发']] },
      { kind: 'list', items: ['一件事接着说', '另一件 code'] },
    ]);
  });

  it('joins English lines with a space, and takes a heading right above its text', () => {
    expect(blocksOf('## Roles\nThe first\nand the [second](x.md)')).toEqual([
      { kind: 'heading', text: 'Roles' },
      { kind: 'text', text: 'The first and the second' },
    ]);
  });
});
