/** A designer's own process and form, drawn by outline and palette; a colleague with the right publishes it. */
import type { Page } from 'playwright-core';
import type { Person } from '../people.ts';

/** Chooses in one of antd's lists, found by its label. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true }).last();
  await box.click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const saved = (page: Page) => page.getByRole('status').filter({ hasText: '已保存' }).waitFor();

/** Two steps by two people, the second within three working days; the first may ask for a supplement. */
async function drawProcess({ page, look }: Person): Promise<void> {
  const outline = page.getByRole('tree', { name: '步骤大纲' });
  await outline.getByRole('treeitem', { name: /^步骤，办理/ }).click();
  await rename(page, '核实情况');
  await choose(page, '谁来办', '某单位的岗位');
  await choose(page, '哪个单位', '东里街道');
  await choose(page, '什么岗位', '窗口');
  await page.getByText('有哪些按钮', { exact: true }).click();
  await page.getByRole('button', { name: '自己定按钮' }).click();
  await nameButton(page, '情况属实，派去处理');
  for (const [act, label] of [
    ['请申请人补正', '请反映人补充'],
    ['不予受理', '不予受理'],
    ['先存着', '暂存'],
  ] as const) {
    await page.getByRole('button', { name: '加一个按钮' }).click();
    await choose(page, '按了做什么', act);
    await nameButton(page, label);
  }
  await look('design-buttons');

  // By keyboard alone: Enter on a step adds the next one.
  await outline.getByRole('treeitem', { name: /核实情况/ }).press('Enter');
  await rename(page, '现场处理');
  await choose(page, '谁来办', '某单位的岗位');
  await choose(page, '哪个单位', '城管执法队');
  await choose(page, '什么岗位', '队员');
  await choose(page, '填哪张表', '处理情况');
  await page.getByText('限时', { exact: true }).click();
  await page.getByLabel('多少', { exact: true }).fill('3');
  await look('design-process');
}

const nameButton = async (page: Page, label: string) => {
  await page.getByLabel('按钮上的字').last().fill(label);
  await page.getByLabel('按钮上的字').last().press('Tab');
};

const rename = async (page: Page, name: string) => {
  await page.getByLabel('这一步叫什么').fill(name);
  await page.getByLabel('这一步叫什么').press('Tab');
};

/** A form of two pages. */
async function drawForm({ page, look }: Person): Promise<void> {
  const palette = page.getByRole('complementary', { name: '字段' });
  const add = async (kind: string, title: string, required = true) => {
    await palette.getByRole('button', { name: kind, exact: true }).click();
    const settings = page.getByRole('complementary', { name: '设置' });
    await settings.getByLabel('标题', { exact: true }).fill(title);
    if (required) await settings.getByRole('switch', { name: '必填' }).click();
  };
  await page.getByRole('button', { name: '加一页' }).click();
  await page.getByLabel('标题', { exact: true }).fill('问题在哪里？');
  await add('单行文字', '具体位置');
  await page.getByRole('button', { name: '加一页' }).click();
  await page.getByLabel('标题', { exact: true }).fill('是什么问题？');
  await add('多行文字', '情况说明');
  await add('照片', '现场照片', false);
  await look('design-form');

  await page.getByRole('button', { name: '新建表单' }).click();
  await page.getByLabel('表单名').fill('处理情况');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^新\s*建$/ })
    .click();
  await add('多行文字', '怎么处理的');
}

export async function design(person: Person, name: string): Promise<void> {
  const { page, look } = person;
  await page.getByRole('button', { name: '新建流程' }).click();
  await page.getByLabel('流程叫什么').fill(name);
  await page.getByRole('button', { name: '建好，开始画' }).click();
  await tab(page, '表单');
  await drawForm(person);
  await tab(page, '流程');
  await drawProcess(person);
  await tab(page, '服务页');
  await page.getByLabel('一句话说明').fill('楼道里堆了东西，告诉我们');
  await page.getByLabel('谁可以办').fill('本街道的居民');
  await page.getByRole('textbox', { name: '多久办完' }).fill('一般 3 个工作日内处理');
  await page.getByText('不用登录').click();
  await look('design-page');
  await saved(page);
}

/** Another person looks at it, gives the reason, and publishes. @returns the link for residents */
export async function publish({ page, look }: Person, name: string): Promise<string> {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('button', { name: /^发\s*布$/ }).click();
  await page.getByLabel('这次为什么发布').fill('居民反映多，先试一个季度');
  const why = page.getByLabel('为什么可以带着提醒发布');
  if (await why.isVisible()) await why.fill('看过了，没有问题');
  await look('publish');
  await page.getByRole('button', { name: '发布流程' }).click();
  await page.getByText('已发布第 1 版').first().waitFor();
  await look('published');
  return page.getByLabel('给居民的链接').inputValue();
}
