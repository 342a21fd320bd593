import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { openBrowser } from '../../scripts/running/browser.ts';
import { startService, type Service } from '../../scripts/running/service.ts';
import { settled } from './reading.ts';

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every address that the page asked for. */
  readonly requests: string[];
  /** Console errors, script errors, failed requests and answers with an error status, in words. */
  readonly faults: string[];
}

export interface VisitOptions extends BrowserContextOptions {
  readonly path?: string;
  readonly elder?: boolean;
  /** Before the page is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

/** A server and a browser for the tests of one file; every visit has a profile of its own. */
export class Running {
  service!: Service;
  browser!: Browser;

  async restart(port: number): Promise<void> {
    this.service = await startService(inject('sampleDataDir'), port);
  }

  /** Opens a page and waits for its first result. */
  async visit({ path = '/', elder, prepare, ...options }: VisitOptions = {}): Promise<Visit> {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      ...options,
    });
    if (elder) await context.addInitScript(() => localStorage.setItem('jinlin-elder', 'on'));
    await prepare?.(context);
    const page = await context.newPage();
    const requests: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('requestfailed', (request) =>
      faults.push(`${request.url()}: ${request.failure()?.errorText}`),
    );
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.url()}: ${response.status()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
    await page.goto(this.service.address + path);
    await settled(page);
    return { page, context, requests, faults };
  }
}

/** The service worker would fetch all pages into every new profile; tests about it allow it. */
function withoutWorkers(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = (options) => newContext({ serviceWorkers: 'block', ...options });
  return browser;
}

/** `dataDir` is made or found before the service starts; the sample region's unless another is given. */
export function useService(dataDir: () => string = () => inject('sampleDataDir')): Running {
  const running = new Running();
  beforeAll(async () => {
    [running.service, running.browser] = await Promise.all([
      startService(dataDir()),
      openBrowser().then(withoutWorkers),
    ]);
  });
  afterEach(async () => {
    await Promise.all(running.browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await running.browser?.close();
    await running.service?.stop();
  });
  return running;
}
