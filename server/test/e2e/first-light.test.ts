/**
 * First light, by screen only: from a blank page to a rated case, by people who are no programmers. No test here calls
 * the API or the store; what a person cannot see or press does not exist.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, launchBrowser } from '../browser.ts';
import { design, publish } from './acts/design.ts';
import { askForSupplement, claim, complete, lookAround } from './acts/handle.ts';
import { answerSupplement, beginReport, finishReport, rate } from './acts/resident.ts';
import { type Passwords, setUp, signIn } from './acts/set-up.ts';
import { clonePack, openByPhone, PACK, rateStep, report } from './acts/whistle.ts';
import { type Person, person, type SCREENS, shotsFolder } from './people.ts';
import { installProduct, type Product } from './server.ts';

const missing = await browserMissing();
if (missing !== undefined && process.env.CI === 'true')
  throw new Error(`CI needs a browser, but there is none: ${missing}`);

const PHONE = '13800000001';

describe.skipIf(missing !== undefined)(`first light${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let product: Product;
  let browser: Browser;
  let shots: string;
  const people: Person[] = [];
  let passwords: Passwords;

  beforeAll(async () => {
    [product, browser, shots] = await Promise.all([installProduct(), launchBrowser(), shotsFolder()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      const refused = people.flatMap((one) => one.refusals).join('\n');
      await writeFile(join(shots, 'refused.txt'), refused);
      await Promise.all(people.map((one, at) => one.picture(`failed-${at}`)));
    }
    for (const one of people) expect(one.troubles.splice(0)).toEqual([]);
  });

  const somebody = async (screen: keyof typeof SCREENS): Promise<Person> => {
    const one = await person(browser, product.base, screen, shots);
    people.push(one);
    return one;
  };
  const staff = async (app: 'design' | 'work', login: keyof Passwords): Promise<Person> => {
    const one = await somebody('desk');
    await signIn(one.page, app, login, passwords[login], true);
    return one;
  };

  let admin: Person;
  let publisher: Person;
  let resident: Person;
  let window: Person;
  let zhou: Person;

  it('the admin chooses a password and goes through the wizard', async () => {
    admin = await somebody('desk');
    await signIn(admin.page, 'design', 'admin', product.password, true);
    passwords = await setUp(admin);
    expect(Object.values(passwords).every((password) => password.length > 8)).toBe(true);
  }, 60_000);

  it('a designer draws her own process and form; a colleague with the right publishes it', async () => {
    const designer = await staff('design', 'draw');
    await design(designer, '楼道堆物');
    publisher = await staff('design', 'pub');
    expect(await publish(publisher, '楼道堆物')).toContain('/s/');
    await designer.close();
  }, 90_000);

  it('a resident fills it in on a phone, goes on at another by the code, and sends it once', async () => {
    const first = await somebody('phone');
    const code = await beginReport(first, '楼道堆物');
    await first.close();
    resident = await somebody('phone');
    expect(await finishReport(resident, code)).toMatch(/^[A-Z]{2,4}-\d{4}-000001$/);
  }, 60_000);

  it('the first handler claims it and asks for what is missing, which the resident answers', async () => {
    window = await staff('work', 'window');
    await claim(window, '楼道堆物', 'work-check');
    await lookAround(window);
    await askForSupplement(window);
    await answerSupplement(resident);
    await window.page.getByText('102 户堆的旧家具').waitFor();
  }, 60_000);

  it('the server dies and comes up again: everything goes on where it stood', async () => {
    await product.kill();
    await window.page.getByRole('button', { name: '情况属实，派去处理' }).click();
    await window.page.getByRole('alert').first().waitFor();
    await product.start();
    for (const one of people) one.troubles.splice(0);
    await complete(window, '情况属实，派去处理');
  }, 60_000);

  it('the second handler completes it in turn; it ends, and the resident rates', async () => {
    zhou = await staff('work', 'zhou');
    await claim(zhou, '楼道堆物', 'work-do');
    await zhou.page.getByLabel('怎么处理的').fill('联系 102 户，已清走。');
    await complete(zhou, '提交');
    await rate(resident);
  }, 60_000);

  it('the admin clones the pack, a colleague publishes it', async () => {
    await clonePack(admin);
    await publisher.page.getByRole('link', { name: '流程与表单' }).click();
    expect(await publish(publisher, PACK)).toContain('/s/');
  }, 60_000);

  it('it runs: reported, judged, whistled, signed in, handled, confirmed, called back, rated', async () => {
    const number = await report(resident, PHONE);
    const hall = await staff('work', 'hall');
    await claim(hall, '占道经营', 'whistle-judge');
    await complete(hall, '按此派发');
    const ma = await staff('work', 'ma');
    for (const one of [zhou, ma]) {
      await claim(one, '占道经营', one === zhou ? 'whistle-lead' : 'whistle-helper');
      await complete(one, '已到场');
      await claim(one, '占道经营', 'whistle-handle');
      await one.page.getByLabel('处置结果').fill('已劝离，划了规范摊位');
      await one.page.getByRole('radio', { name: '已解决' }).check();
      await complete(one, '处置完毕，反馈街道');
    }
    await claim(hall, '占道经营', 'whistle-confirm');
    await complete(hall, '核实办结');
    const caller = await staff('work', 'call');
    await claim(caller, '占道经营', 'whistle-call');
    await caller.page.getByRole('radio', { name: '联系上了' }).check();
    await complete(caller, '回访完毕');
    const elsewhere = await somebody('phone');
    await openByPhone(elsewhere, number, PHONE, () => product.codeFor(PHONE));
    await rateStep(elsewhere);
  }, 120_000);
});
