/**
 * A browser for tests, without root: the system's Chromium where there is one, else the one that comes as an
 * npm package. With CI=true lacking both is failing; elsewhere the suites say what they lack and are skipped.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

interface Executable {
  readonly path: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
}

async function executable(): Promise<Executable> {
  const system = SYSTEM.find((path) => path !== undefined && existsSync(path));
  return system === undefined ? packaged() : { path: system, args: QUIET };
}

/**
 * The browser of the npm package. It brings the libraries that a bare machine lacks and unpacks them when it believes to
 * be on AWS; only the browser is to have them, so what it changes around it is put back. Its own arguments are left
 * out: they are for Lambda (one process, no web security), where a second page ends the browser.
 */
async function packaged(): Promise<Executable> {
  const { AWS_LAMBDA_JS_RUNTIME: runtime, LD_LIBRARY_PATH: libraries } = process.env;
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  try {
    const { default: browser } = await import('@sparticuz/chromium');
    const path = await browser.executablePath();
    const env = Object.entries({ ...process.env, LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') });
    return {
      path,
      args: [...QUIET, '--no-zygote'],
      env: Object.fromEntries(env.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    };
  } finally {
    putBack('AWS_LAMBDA_JS_RUNTIME', runtime);
    putBack('LD_LIBRARY_PATH', libraries);
  }
}

function putBack(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
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
  const { path, args, env } = await executable();
  return chromium.launch({ executablePath: path, args: [...args], headless: true, ...(env ? { env } : {}) });
}
