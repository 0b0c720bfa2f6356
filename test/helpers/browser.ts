// A real browser. In CI there must be one; elsewhere its tests are skipped without it.
import { accessSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import type { Test } from 'tap';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const browserPath = candidates.find((path) => {
  try {
    accessSync(path ?? '');
    return true;
  } catch {
    return false;
  }
});

/** Options of a test that needs the browser. */
export const needsBrowser = {
  skip: !browserPath && !process.env.CI && 'no Chromium here; CHROMIUM_PATH names one',
};

export async function openPage(t: Test): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: browserPath as string,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  t.teardown(() => browser.close());
  const context = await browser.newContext();
  // Pages of others may name fonts and the like from elsewhere; a test goes nowhere else.
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  return context.newPage();
}
