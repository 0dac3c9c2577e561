/** People at browsers: each with a window of their own, watched for errors, looked at for accessibility, photographed. */
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Where the pictures of this run lie; `LINLI_SHOTS` chooses a folder that is kept. */
export async function shotsFolder(): Promise<string> {
  const chosen = process.env.LINLI_SHOTS;
  if (chosen === undefined) return mkdtemp(join(tmpdir(), 'linli-shots-'));
  await mkdir(chosen, { recursive: true });
  return chosen;
}

export const SCREENS = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1024, height: 768 },
  desk: { width: 1440, height: 900 },
} as const;

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in this window since the last look. */
  readonly troubles: string[];
  /** What the server refused in this window: part of a story, and what one wants to read when it fails. */
  readonly refusals: string[];
  /** A picture of the window as it stands; none once it is closed. */
  picture(name: string): Promise<unknown>;
  /** A picture, and axe on what is shown. */
  look(name: string): Promise<void>;
  close(): Promise<void>;
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** A window of its own: nothing is shared with other people's. */
export async function person(
  browser: Browser,
  base: string,
  screen: keyof typeof SCREENS,
  shots: string,
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: base,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: SCREENS[screen],
    reducedMotion: 'reduce',
    ...(screen === 'phone' ? { hasTouch: true, isMobile: true } : {}),
  });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`page error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    // A refused request is part of a story; the browser says it as "Failed to load resource".
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(`console: ${message.text()}`);
  });
  const refusals: string[] = [];
  page.on('response', (response) => {
    if (response.status() < 400 || !response.url().includes('/api/')) return;
    const said = response.text().catch(() => '');
    void said.then((text) =>
      refusals.push(`${response.request().method()} ${response.url()} ${response.status()} ${text}`),
    );
  });
  const picture = (name: string) =>
    page.screenshot({ path: join(shots, `${name}.png`), fullPage: screen === 'phone' });
  const axe = await readFile(AXE, 'utf8');
  return {
    page,
    context,
    troubles,
    refusals,
    picture: (name) => (page.isClosed() ? Promise.resolve() : picture(name)),
    look: async (name) => {
      await picture(name);
      // Evaluated by the debugger, so that the page's strict CSP stays as it is.
      await page.evaluate(axe);
      const findings = await page.evaluate(async (rules) => {
        const { axe: engine } = window as unknown as {
          axe: { run(where: Document, how: object): Promise<{ violations: Finding[] }> };
        };
        const { violations } = await engine.run(document, { runOnly: { type: 'tag', values: rules } });
        return violations.map(({ id, help, nodes }) => ({
          id,
          help,
          nodes: nodes.map((node) => ({ target: node.target, failureSummary: node.failureSummary })),
        }));
      }, RULES);
      troubles.push(
        ...findings.map(
          ({ id, help, nodes }) =>
            `axe at ${name}: ${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}: ${node.failureSummary}`).join('\n')}`,
        ),
      );
    },
    close: () => context.close(),
  };
}
