/**
 * A browser for tests, without root: the system's Chromium where there is one, else the one that comes as an
 * npm package. With CI=true lacking both is failing; elsewhere the suites say what they lack and are skipped.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function executable(): Promise<{ path: string; args: readonly string[] }> {
  const system = SYSTEM.find((path) => path !== undefined && existsSync(path));
  if (system !== undefined) return { path: system, args: QUIET };
  const { default: packaged } = await import('@sparticuz/chromium');
  return { path: await packaged.executablePath(), args: [...packaged.args, ...QUIET] };
}

/** Why there is no browser here, or undefined when there is one. */
export async function browserMissing(): Promise<string | undefined> {
  try {
    const { path } = await executable();
    return existsSync(path) ? undefined : `no browser at ${path}`;
  } catch (error) {
    return String(error);
  }
}

/** Starts the browser; whoever starts it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { path, args } = await executable();
  return chromium.launch({ executablePath: path, args: [...args], headless: true });
}
