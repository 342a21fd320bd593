/** Provider, office and resident of the tests of the provider's desk: each a visitor whose session is kept between tests. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { acceptInvitation, codeFor, invitedByCommand, openPage } from './accounts.ts';
import { mainSquare } from './reading.ts';
import type { Running } from './service.ts';

export type Session = NonNullable<BrowserContextOptions['storageState']>;

/** The house next to the base. */
export const door = mainSquare.split(',').map(Number);
export const address = '示范路 1 号 301';
export const boss = '13900139001';
export const resident = '13800138201';

/** So many days from now at a time in Guangdong, ISO 8601 in UTC. */
export function dayAt(days: number, clock: string): string {
  const day = new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  return new Date(`${day}T${clock}:00+08:00`).toISOString();
}
export const dayOf = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10);

export interface Answered<T> {
  status: number;
  body: T;
}

/** Asks the API as whoever is signed in on a page. */
export function ask<T>(
  page: Page,
  method: string,
  path: string,
  body?: object,
): Promise<Answered<T>> {
  return page.evaluate(
    async ([how, where, what]) => {
      const response = await fetch(`/api/v1${where}`, {
        method: how!,
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        ...(what ? { body: what } : {}),
      });
      return { status: response.status, body: (await response.json()) as T };
    },
    [method, path, body ? JSON.stringify(body) : ''],
  ) as Promise<Answered<T>>;
}

export async function done<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const { status, body: answer } = await ask<T>(page, method, path, body);
  if (status >= 300) expect.fail(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Signs in with a telephone number on whichever page asks for it. */
export async function signIn(running: Running, page: Page, number: string): Promise<void> {
  await page.locator('#phone').fill(number);
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.locator('#code').waitFor();
  await page.locator('#code').fill(codeFor(running.service, `+86${number}`));
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('#code').waitFor({ state: 'detached' });
}

interface Booked {
  id: string;
  version: number;
  state: string;
  visitCode: string | null;
  resource: string;
  start: string;
}

/** Books as the resident by the API. */
export async function book(
  page: Page,
  offering: string,
  start: string,
  more: object = {},
): Promise<Booked> {
  const held = await done<Booked>(page, 'POST', '/bookings', { offering, start, door, ...more });
  return done<Booked>(page, 'POST', `/bookings/${held.id}/confirm`, {
    version: held.version,
    details: { name: '李奶奶', phone: '13712345678', address, notes: '门铃坏了，请敲门' },
  });
}

export const look = (page: Page, id: string): Promise<Booked> =>
  done<Booked>(page, 'GET', `/bookings/${id}`);

export const openTab = (page: Page, name: RegExp | string) =>
  page.getByRole('tab', { name }).click();

export const summary = (page: Page) => page.locator('.error-summary:visible').first();
export const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true });

/** A provider’s desk among an office that vets and a resident who agrees to be reached. */
export class Desk {
  readonly sessions: Record<string, Session> = {};
  /** Of the provider, once it is registered. */
  id = '';
  private readonly running: Running;

  constructor(running: Running) {
    this.running = running;
  }

  async open(): Promise<void> {
    const { running } = this;
    const office = await openPage(
      running,
      invitedByCommand(running.service, 'vetting@example.org'),
    );
    await acceptInvitation(office.page);
    const home = await openPage(running, '/account/');
    await signIn(running, home.page, resident);
    const { purposes } = await done<{ purposes: { code: string; version: string }[] }>(
      home.page,
      'GET',
      '/account/consents',
    );
    await done(home.page, 'PUT', '/account/consents', {
      answers: purposes.map(({ code, version }) => ({ purpose: code, version, given: true })),
    });
    this.sessions['office'] = await office.page.context().storageState();
    this.sessions['resident'] = await home.page.context().storageState();
  }

  as(who: string, path = '/account/', options: BrowserContextOptions = {}) {
    return openPage(this.running, path, { storageState: this.sessions[who]!, ...options });
  }

  at(tab: string, more = '', options: BrowserContextOptions = {}) {
    return this.as('boss', `/provider/#provider=${this.id}&tab=${tab}${more}`, options);
  }

  async decide(decision: string, more: object = {}): Promise<void> {
    const { page } = await this.as('office');
    const { provider } = await done<{ provider: { version: number } }>(
      page,
      'GET',
      `/office/providers/${this.id}`,
    );
    const body = { version: provider.version, decision, ...more };
    await done(page, 'POST', `/office/providers/${this.id}/decision`, body);
    await page.context().close();
  }

  /** By the API: a vetted provider with two of the staff, who always work. Its offering, whose requests are answered. */
  async register(): Promise<string> {
    const { page } = await openPage(this.running, '/provider/');
    await signIn(this.running, page, boss);
    const made = await done<{ id: string }>(page, 'POST', '/providers', {
      kind: 'company',
      name: '安心家政',
      phone: '0756-2120000',
      creditCode: '91440400MA4W1234XW',
      position: door,
    });
    this.id = made.id;
    await this.decide('approved');
    const base = `/providers/${made.id}`;
    const spans = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      fromMinute: 0,
      toMinute: 1440,
    }));
    for (const [label, name] of [
      ['工号 1', '王大姐'],
      ['工号 2', '李师傅'],
    ])
      await done(page, 'POST', `${base}/resources`, {
        kind: 'staff',
        label,
        name,
        profile: 'ebike',
        plan: { spans, holidays: 'ignore' },
      });
    const { resources } = await done<{ resources: { id: string }[] }>(
      page,
      'GET',
      `${base}/resources`,
    );
    const { offerings } = await done<{ offerings: { id: string }[] }>(
      page,
      'POST',
      `${base}/offerings`,
      {
        serviceKind: 'home-cleaning',
        mode: 'at_home',
        nameZh: '居家保洁',
        durationsMinutes: [60, 120],
        priceFen: 8850,
        priceUnit: 'visit',
        needsAcceptance: true,
        minimumNoticeMinutes: 0,
        serviceArea: { kind: 'minutes', minutes: 30 },
        resources: resources.map(({ id }) => id),
      },
    );
    this.sessions['boss'] = await page.context().storageState();
    return offerings[0]!.id;
  }
}
