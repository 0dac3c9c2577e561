/** What the screens promise beside the story: nothing heavy too early, nothing typed is lost, the mark of bpmn.io. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, launchBrowser } from '../browser.ts';
import { signIn } from './acts/set-up.ts';
import { person, shotsFolder } from './people.ts';
import { PASSWORD, type PreparedStreet, preparedStreet } from './prepared.ts';
import { installProduct, type Product, until } from './server.ts';

const missing = await browserMissing();
if (missing !== undefined && process.env.CI === 'true')
  throw new Error(`CI needs a browser, but there is none: ${missing}`);

describe.skipIf(missing !== undefined)(`screens${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let product: Product;
  let browser: Browser;
  let street: PreparedStreet;
  let shots: string;
  beforeAll(async () => {
    [product, browser, shots] = await Promise.all([installProduct(), launchBrowser(), shotsFolder()]);
    street = await preparedStreet(product);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  const atWork = async () => {
    const one = await person(browser, product.base, 'desk', shots);
    await signIn(one.page, 'work', 'admin', PASSWORD);
    await one.page.getByRole('navigation').waitFor();
    return one;
  };
  const openTask = (page: Page) => page.goto(`/work/tasks/mine/${encodeURIComponent(street.task)}`);

  it('the viewer of diagrams is loaded when its tab is opened, and its mark is in sight', async () => {
    const { page, context } = await atWork();
    const scripts: string[] = [];
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
    await openTask(page);
    await page.getByLabel('给办理人的话').waitFor();
    const isViewer = (address: string) => address.includes('diagram-tab');
    expect(scripts.some(isViewer)).toBe(false);
    await page.getByRole('tab', { name: '流程图' }).click();
    await expectMark(page);
    expect(scripts.some(isViewer)).toBe(true);
    await context.close();
  }, 40_000);

  it('the mark of bpmn.io is in sight on the canvas of the designer', async () => {
    const { page, context } = await person(browser, product.base, 'desk', shots);
    await signIn(page, 'design', 'admin', PASSWORD);
    await page.getByRole('link', { name: '流程与表单' }).click();
    await page.getByRole('link', { name: '街乡吹哨', exact: true }).click();
    await expectMark(page);
    await context.close();
  }, 40_000);

  it('a change made elsewhere is shown at once, and what was typed is kept', async () => {
    const { page, context, troubles } = await atWork();
    await openTask(page);
    await page.getByLabel('给办理人的话').fill('请带上执法记录仪');
    const seen = await street.admin.good<{ version: number }>('GET', taskPath(street));
    await street.admin.good(
      'POST',
      `${taskPath(street)}/save`,
      { values: { kind: 'key' } },
      undefined,
      seen.version,
    );
    await page.getByText('您填的还在').first().waitFor();
    expect(await page.getByLabel('给办理人的话').inputValue()).toBe('请带上执法记录仪');
    expect(await page.getByRole('radio', { name: '攻坚哨' }).isChecked()).toBe(true);
    // Looking at another list loses nothing either; the bar says that it is not saved.
    await page.getByText('填的还没保存').waitFor();
    await page.getByRole('link', { name: /^本组/ }).click();
    await page.getByRole('link', { name: /^我的/ }).click();
    await page.getByRole('button', { name: /占道经营/ }).click();
    expect(await page.getByLabel('给办理人的话').inputValue()).toBe('请带上执法记录仪');
    await page.getByRole('button', { name: '暂存' }).click();
    await page.getByText('填的还没保存').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await context.close();
  }, 40_000);

  it('a resident’s answers survive a reload and a day without network, and are sent once', async () => {
    const { page, context, troubles } = await person(browser, product.base, 'phone', shots);
    await page.goto(`/fill/${street.service}`);
    await page.getByLabel('说说情况').fill('早市占道，轮椅过不去');
    await until('the draft on the server', () =>
      page.evaluate(() => localStorage.getItem('linli-drafts') !== null),
    );
    await page.reload();
    await page.getByText('接着上次填的继续').waitFor();
    expect(await page.getByLabel('说说情况').inputValue()).toBe('早市占道，轮椅过不去');
    await context.setOffline(true);
    await page.getByLabel('说说情况').fill('早市占道，轮椅过不去，已经一周');
    await page.getByRole('button', { name: '保存，稍后再填' }).click();
    await page.getByText('现在连不上网').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: '保存，稍后再填' }).click();
    await page.getByRole('heading', { name: '已保存' }).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  }, 40_000);

  it('长辈版 stays, with text from 18 px and targets from 60 px', async () => {
    const { page, context } = await person(browser, product.base, 'phone', shots);
    await page.goto('/');
    await page.getByRole('button', { name: '长辈版' }).click();
    for (const path of [
      '/',
      `/s/${street.service}`,
      `/fill/${street.service}`,
      '/track',
      '/draft',
      '/sign-in',
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect([path, await tooSmall(page)]).toEqual([path, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    }
    await context.close();
  }, 40_000);
});

const taskPath = ({ task }: PreparedStreet) => `/api/tasks/${encodeURIComponent(task)}`;

/** Visible, and the topmost thing where it stands. */
async function expectMark(page: Page): Promise<void> {
  const mark = page.locator('.bjs-powered-by');
  await mark.waitFor();
  const isOnTop = () =>
    mark.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return width > 20 && height > 10 && there !== null && element.contains(there);
    });
  expect(await isOnTop()).toBe(true);
}

/** Text below 18 px, and controls lower than 60 px. */
function tooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isSeen = (element: Element) => {
      const { width, height, bottom } = element.getBoundingClientRect();
      return width > 1 && height > 1 && bottom > 0;
    };
    const name = (element: Element) =>
      `${element.tagName} ${element.className} ${element.textContent?.slice(0, 12)}`;
    const controls = [...document.querySelectorAll('a, button, input, select, textarea, summary')].filter(
      (element) =>
        isSeen(element) && !element.closest('label') && element.getBoundingClientRect().height < 59.5,
    );
    const texts = [...document.querySelectorAll('body *')].filter(
      (element) =>
        isSeen(element) &&
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) &&
        Number.parseFloat(getComputedStyle(element).fontSize) < 18,
    );
    return [...controls.map((one) => `low: ${name(one)}`), ...texts.map((one) => `small: ${name(one)}`)];
  });
}
