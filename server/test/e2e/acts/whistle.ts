/** The pack 街乡吹哨、部门报到: cloned and published by the admin's people, run to the rating. */
import type { Page } from 'playwright-core';
import type { Person } from '../people.ts';

export const PACK = '街乡吹哨、部门报到';

/** Through the wizard: every role is proposed from the directory, every number keeps its default. */
export async function clonePack({ page, look }: Person): Promise<void> {
  await page.getByRole('link', { name: '模板包' }).first().click();
  await page.getByRole('link', { name: `看看并克隆 ${PACK}` }).click();
  await page.getByText('自带 17 个演练').waitFor();
  await look('pack-about');
  await next(page);
  await page.getByLabel('流程名称').waitFor();
  await next(page);
  await page.getByRole('combobox', { name: '派单员' }).waitFor();
  await look('pack-roles');
  await next(page);
  await page.getByRole('spinbutton', { name: '派单时限', exact: true }).fill('12');
  await look('pack-settings');
  await page.getByRole('button', { name: '克隆到本街道' }).click();
  await page.getByRole('tab', { name: '流程', exact: true }).waitFor();
  await look('pack-cloned');
}

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();

/** A resident reports what the duty list gives to two departments. @returns the number of the case */
export async function report({ page, look }: Person, phone: string): Promise<string> {
  await page.goto('/');
  await page.getByRole('link', { name: /反映身边的问题/ }).click();
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.getByLabel('问题类别').selectOption('占道经营');
  await page.getByLabel('说说情况').fill('早市占了整条人行道');
  await page.getByRole('radio', { name: '否', exact: true }).check();
  await look('whistle-problem');
  await next(page);
  await page.getByLabel('社区', { exact: true }).selectOption({ label: '东里社区' });
  await page
    .getByLabel(/详细|具体|位置/)
    .last()
    .fill('东里街 5 号门前');
  await look('whistle-where');
  await next(page);
  await page.getByLabel('您的姓名').fill('王芳');
  await page.getByLabel('手机号').fill(phone);
  await look('whistle-who');
  await next(page);
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: '已提交' }).waitFor();
  const number = await page
    .getByText(/^CS-\d{4}-\d{6}$/)
    .first()
    .textContent();
  await page.getByRole('link', { name: '查看办理进度' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return number ?? '';
}

/** By number and phone only the state; by a code sent to the phone the whole matter, on another device. */
export async function openByPhone(
  { page, look }: Person,
  number: string,
  phone: string,
  codeFor: () => Promise<string>,
) {
  await page.goto('/');
  await page.getByRole('link', { name: '查办理进度' }).click();
  await page.getByLabel('办件号').fill(number);
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '查进度' }).click();
  await page.getByRole('heading', { name: '看全部内容' }).waitFor();
  await look('portal-track');
  await page.getByRole('button', { name: '发送验证码' }).click();
  const box = page.getByLabel('验证码', { exact: true });
  await box.waitFor();
  await box.fill(await codeFor());
  await page.getByRole('button', { name: '打开', exact: true }).last().click();
  await page.getByRole('heading', { name: '办到哪一步' }).waitFor();
}

/** The rating that the drawing asks for, given by the applicant. */
export async function rateStep({ page, look }: Person): Promise<void> {
  await page.reload();
  await page.getByRole('radio', { name: /^非常满意/ }).check();
  await look('whistle-rate');
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.getByRole('button', { name: '提交评价' }).waitFor({ state: 'detached' });
  await look('whistle-done');
}
