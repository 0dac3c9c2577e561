/** The admin's first morning: a password of her own, then the wizard from the street's name to the packs. */
import type { Locator, Page } from 'playwright-core';
import type { Person } from '../people.ts';

export const STREET = '东里街道';
export const PASSWORD = 'Dongli-street-2026';

/** Login → name, unit, post and duty of those whom the spreadsheet brings. */
export const STAFF = {
  draw: ['林晓', '东里街道', '流程设计', '流程设计员'],
  pub: ['何静', '东里街道', '发布审核', '发布员'],
  window: ['李静', '东里街道', '窗口', '窗口人员'],
  hall: ['王平', '东里街道', '值班', '派单员'],
  street: ['钱进', '东里街道', '经办', '经办人'],
  arbit: ['赵敏', '东里街道', '裁定', '裁定人'],
  call: ['孙悦', '东里街道', '回访', '回访员'],
  lead: ['吴建国', '东里街道', '副主任', '负责人'],
  zhou: ['周涛', '城管执法队', '队员', '经办人'],
  ma: ['马力', '市场监管所', '科员', '经办人'],
  police: ['高翔', '派出所', '民警', '经办人'],
  green: ['叶青', '园林绿化所', '科员', '经办人'],
  house: ['方圆', '房管所', '科员', '经办人'],
  traffic: ['陆远', '交通队', '队员', '经办人'],
  grid: ['郑好', '东里社区', '网格员', '网格员'],
} as const;
export type Login = keyof typeof STAFF;
export type Passwords = Readonly<Record<Login, string>>;

const HEAD = '单位,类型,上级单位,姓名,登录名,手机,岗位,职责';
const DEPARTMENTS = ['城管执法队', '市场监管所', '派出所', '园林绿化所', '房管所', '交通队'];
const UNITS = [...DEPARTMENTS.map((name) => `${name},部门,${STREET},,,,,`), `东里社区,社区,${STREET},,,,,`];

/** As the spreadsheet program saves it. */
export function staffSheet(): string {
  const people = Object.entries(STAFF).map(
    ([login, [name, unit, post, duty]]) => `${unit},,,${name},${login},,${post},${duty}`,
  );
  return [HEAD, ...UNITS, ...people].join('\n');
}

/** Signs in at one of the two staff apps; a one-time password is changed at once. */
export async function signIn(
  page: Page,
  app: 'design' | 'work',
  login: string,
  password: string,
  once = false,
) {
  await page.goto(`/${app}/`);
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: /^登\s*录$/ }).click();
  if (!once) return;
  await page.getByLabel('现在的密码').fill(password);
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  if (app === 'design') await page.getByLabel('再输一遍新密码').fill(PASSWORD);
  await page.getByRole('button', { name: /^换/ }).click();
}

/** The wizard to its end. @returns the one-time passwords of the people who were imported */
export async function setUp({ page, look }: Person): Promise<Passwords> {
  await page.getByRole('heading', { name: '开始使用' }).waitFor();
  await look('setup-street');
  await page.getByRole('textbox', { name: '街道名称' }).fill(STREET);
  await page.getByRole('textbox', { name: '咨询电话' }).fill('010-12345678');
  await page.getByRole('button', { name: '保存街道信息' }).click();

  await page.getByRole('heading', { name: '单位和人员' }).waitFor();
  const choice = page.getByLabel('选择表格');
  await choice.setInputFiles(csv(staffSheet().replace('窗口人员', '不认识的职责')));
  await page.getByText('1 处要改').waitFor();
  await look('setup-people-wrong');
  await choice.setInputFiles(csv(staffSheet()));
  await page.getByRole('button', { name: /^导\s*入$/ }).click();
  const passwords = await readPasswords(page);
  await look('setup-people');
  await next(page);

  await page.getByRole('heading', { name: '工作日历' }).waitFor();
  await look('setup-calendar');
  await next(page);
  await page.getByRole('heading', { name: '短信发送' }).waitFor();
  await page
    .getByRole('button', { name: '保存', exact: true })
    .or(page.getByRole('button', { name: '保存发送方式' }))
    .first()
    .click();
  await page.getByRole('button', { name: /下一步/ }).waitFor();
  await look('setup-sender');
  await next(page);
  await page.getByRole('heading', { name: '选一个模板包' }).waitFor();
  await look('setup-pack');
  await page.getByRole('button', { name: '设置完成' }).click();
  return passwords;
}

const csv = (text: string) => ({ name: '人员.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const next = (page: Page) => page.getByRole('button', { name: /下一步/ }).click();

async function readPasswords(page: Page): Promise<Record<Login, string>> {
  const found: Partial<Record<Login, string>> = {};
  for (const login of Object.keys(STAFF) as Login[]) {
    const row: Locator = page
      .getByRole('row')
      .filter({ hasText: STAFF[login][0] })
      .filter({ hasText: login });
    const text = await row.last().innerText();
    found[login] = text.split(/\s+/).at(-1) ?? '';
  }
  return found as Record<Login, string>;
}
