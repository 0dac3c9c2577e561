/** Staff at the workbench: claim, look, act. */
import type { Person } from '../people.ts';

/** Opens a task of this title from the group's list and claims it. */
export async function claim({ page, look }: Person, title: string, name: string): Promise<void> {
  await page.getByRole('link', { name: /^本组/ }).click();
  await page
    .getByRole('button', { name: new RegExp(title) })
    .first()
    .click();
  await page.getByRole('heading', { level: 2, name: new RegExp(title) }).waitFor();
  await look(`${name}-unclaimed`);
  await page.getByRole('button', { name: '认领', exact: true }).click();
  await page.getByRole('button', { name: '认领', exact: true }).waitFor({ state: 'detached' });
  await look(`${name}-claimed`);
}

/** Lists all that is missing, once. */
export async function askForSupplement({ page, look }: Person): Promise<void> {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '请反映人补充' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/缺什么/).fill('哪一户堆的');
  await dialog.getByRole('checkbox', { name: '情况说明' }).check();
  await look('work-supplement');
  await dialog.getByRole('button', { name: '请反映人补充' }).click();
  await page.getByText('等反映人补充，时限暂停').waitFor();
}

/** The one main action of the task that is open. */
export async function complete({ page }: Person, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByText('这一步已经办完了').waitFor();
}

/** Every part of an open task; the diagram comes with the mark of bpmn.io. */
export async function lookAround({ page, look }: Person): Promise<void> {
  for (const tab of ['办件', '流程图', '时间线', '意见和附件', '表单']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    if (tab === '流程图') await page.locator('.bjs-powered-by').waitFor();
    await page.waitForLoadState('networkidle');
    await look(`work-tab-${tab}`);
  }
}
