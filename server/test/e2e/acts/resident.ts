/** A resident at her phone: fills in page by page, goes on elsewhere, sends, follows, answers, rates. */
import type { Page } from 'playwright-core';
import type { Person } from '../people.ts';

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();

/** Reads the service's page, fills in the first page and saves. @returns the code of the draft */
export async function beginReport({ page, look }: Person, service: string): Promise<string> {
  await page.goto('/');
  await page.getByRole('heading', { name: '想办什么？' }).waitFor();
  await look('portal-home');
  await page.getByRole('link', { name: new RegExp(service) }).click();
  await page.getByRole('heading', { name: service }).waitFor();
  await look('portal-service');
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.getByRole('heading', { name: '问题在哪里？' }).waitFor();
  await next(page);
  await page.getByRole('alert').waitFor();
  await look('portal-error');
  await page.getByLabel('具体位置').fill('3 号楼 2 单元门口');
  await next(page);
  await page.getByRole('heading', { name: '是什么问题？' }).waitFor();
  await look('portal-page-2');
  await page.getByRole('button', { name: '保存，稍后再填' }).click();
  await page.getByRole('heading', { name: '已保存' }).waitFor();
  await look('portal-saved');
  return page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
}

/** A picture as a camera would take it: small, but real. */
export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);

/** On another device, by the code: the answers are there; fills in the rest, checks, changes one, sends. */
export async function finishReport({ page, look }: Person, code: string): Promise<string> {
  await page.goto('/');
  await page.getByRole('link', { name: '接着填写' }).click();
  await page.getByLabel('代码').fill(code.toLowerCase());
  await page.getByRole('button', { name: '打开草稿' }).click();
  await page.getByRole('heading', { name: '是什么问题？' }).waitFor();
  await page.getByLabel('情况说明').fill('楼道里堆了三天的旧家具，老人走不过去。');
  const camera = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '拍照或选照片' }).click();
  await (await camera).setFiles({ name: '楼道.png', mimeType: 'image/png', buffer: PHOTO });
  await page.getByRole('button', { name: /^去掉/ }).waitFor();
  await page.getByRole('button', { name: '保存，稍后再填' }).click();
  await page.getByRole('button', { name: '继续填写' }).click();
  await next(page);
  await page.getByRole('heading', { name: '提交前请核对' }).waitFor();
  await page.getByText('3 号楼 2 单元门口').waitFor();
  await look('portal-check');
  await page.getByRole('button', { name: '修改“具体位置”' }).click();
  await page.getByLabel('具体位置').fill('3 号楼 2 单元 1 层');
  await next(page);
  await page.getByText('3 号楼 2 单元 1 层').waitFor();
  // Pressed twice by a nervous thumb: sent once.
  await page.getByRole('button', { name: '提交申请' }).dblclick();
  await page.getByRole('heading', { name: '已提交' }).waitFor();
  await look('portal-receipt');
  const number = await page
    .getByText(/^[A-Z]{2,4}-\d{4}-\d{6}$/)
    .first()
    .innerText();
  await page.getByRole('link', { name: '查看办理进度' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('portal-follow');
  return number;
}

/** What the staff asked for, all at once; only that can be changed. */
export async function answerSupplement({ page, look }: Person): Promise<void> {
  await page.reload();
  await page.getByText('哪一户堆的').waitFor();
  await look('portal-supplement-asked');
  await page.getByRole('button', { name: '补充材料' }).click();
  await page.getByLabel('情况说明').fill('102 户堆的旧家具，已经三天。');
  await look('portal-supplement');
  await page.getByRole('button', { name: '提交补充' }).click();
  await page.getByRole('button', { name: '提交补充' }).waitFor({ state: 'detached' });
}

/** 好差评. */
export async function rate({ page, look }: Person): Promise<void> {
  await page.reload();
  await page.getByRole('heading', { name: '请您评价' }).waitFor();
  await look('portal-rate');
  await page.getByRole('radio', { name: '非常满意' }).check();
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.getByText('您的评价').waitFor();
  await look('portal-done');
}
