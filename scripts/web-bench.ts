/**
 * How much JavaScript people load until they can begin: gzip sizes of every script that the browser asks for until the
 * first field of the whistle report takes input (portal), and until the form of its first task does (workbench). The
 * files are those that `npm run build` made, served by the real server; the browser starts with an empty cache.
 */
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../server/test/browser.ts';
import { PASSWORD, preparedStreet } from '../server/test/e2e/prepared.ts';
import { installProduct } from '../server/test/e2e/server.ts';

interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
}

/** @returns `portal-kib` and `workbench-kib`, and each without the chunk of FEEL */
export async function bench(): Promise<readonly Figure[]> {
  const product = await installProduct();
  let browser: Browser | undefined;
  try {
    const street = await preparedStreet(product);
    browser = await launchBrowser();
    const portal = await weigh(browser, product.base, async (page) => {
      await page.goto(`/fill/${street.service}`);
      await page.getByRole('radio').first().check();
    });
    const workbench = await weigh(browser, product.base, async (page) => {
      await page.goto('/work/');
      await page.getByLabel('登录名').fill('admin');
      await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByRole('navigation').waitFor();
      await page.goto(`/work/tasks/mine/${encodeURIComponent(street.task)}`);
      await page.getByLabel('给办理人的话').fill('请尽快');
    });
    return [...figures('portal', portal), ...figures('workbench', workbench)];
  } finally {
    await browser?.close();
    await product.remove();
  }
}

/** Name and gzip size of each script that was loaded on the way. */
type Scripts = ReadonlyMap<string, number>;

async function weigh(browser: Browser, base: string, way: (page: Page) => Promise<void>): Promise<Scripts> {
  const context = await browser.newContext({ baseURL: base, locale: 'zh-CN' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const addresses = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') addresses.add(request.url());
  });
  await way(page);
  await context.close();
  const sizes = new Map<string, number>();
  for (const address of addresses) {
    const response = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
    const bytes = Buffer.from(await response.arrayBuffer());
    sizes.set(new URL(address).pathname, gzipSync(bytes, { level: 9 }).length);
  }
  return sizes;
}

function figures(app: string, scripts: Scripts): readonly Figure[] {
  const kib = (chosen: (name: string) => boolean) =>
    [...scripts].reduce((sum, [name, size]) => sum + (chosen(name) ? size : 0), 0) / 1024;
  return [
    { id: `${app}-kib`, value: kib(() => true), unit: 'KiB' },
    { id: `${app}-kib-without-feel`, value: kib((name) => !/\/feel-[^/]*$/.test(name)), unit: 'KiB' },
  ];
}
