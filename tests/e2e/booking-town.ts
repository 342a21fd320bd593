import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BookingAnswer } from '../../server/contract/booking.ts';
import type { OwnOfferingAnswer } from '../../server/contract/offering.ts';
import type { ProviderAnswer } from '../../server/contract/provider.ts';
import type { ResourceAnswer } from '../../server/contract/resource.ts';
import { acceptInvitation, codeFor, invitedByCommand, openPage } from './accounts.ts';
import type { MovedClock } from './moved-clock.ts';
import { mainSquare } from './reading.ts';
import type { Running } from './service.ts';

/** Asks the API as whoever is signed in on a page. */
export async function ask<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const answer = await page.evaluate(
    async ([asked, to, sent, key]) => {
      const response = await fetch(`/api/v1${to}`, {
        method: asked as string,
        headers: { 'content-type': 'application/json', 'idempotency-key': key as string },
        ...(sent !== null && { body: JSON.stringify(sent) }),
      });
      return { status: response.status, text: await response.text() };
    },
    [method, path, body ?? null, randomUUID()] as const,
  );
  if (answer.status >= 300) expect.fail(`${path}: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as T;
}

/** Signs a resident in on `/bookings/`, or whichever page is open. */
export async function signIn(running: Running, page: Page, number: string): Promise<void> {
  await page.locator('#phone').fill(number);
  await page.getByRole('button', { name: /发送验证码|Send a code/ }).click();
  await page.locator('#code').waitFor();
  await page.locator('#code').fill(codeFor(running.service, `+86${number}`));
  await page.keyboard.press('Enter');
  await page.locator('.bookings h1, .bookings-head').first().waitFor();
}

export const door = mainSquare.split(',').map(Number) as [number, number];
export const details = {
  name: '李奶奶',
  phone: '13712345678',
  address: '示范路 1 号 301',
  notes: '门铃坏了，请敲门',
};

/** Two of the staff who work round the clock, a service that is booked at once and one that the provider answers. */
export interface BookingTown {
  readonly boss: Page;
  /** Cookies of an administrator, who is also the office. */
  readonly officeState: Awaited<ReturnType<BrowserContext['storageState']>>;
  readonly cleaning: OwnOfferingAnswer;
  readonly asking: OwnOfferingAnswer;
}

export async function openTown(running: Running, clock: MovedClock): Promise<BookingTown> {
  const { page: office } = await openPage(
    running,
    invitedByCommand(running.service, 'vetting@example.org'),
  );
  await acceptInvitation(office, clock.now);
  const { page: boss } = await openPage(running, '/bookings/');
  await signIn(running, boss, '13900139001');
  const made = await ask<ProviderAnswer>(boss, 'POST', '/providers', {
    kind: 'company',
    creditCode: '91440400MA4W1234XW',
    name: '安心家政',
    phone: '0756-2120000',
    contact: '陈女士',
    position: door,
  });
  await ask(office, 'POST', `/office/providers/${made.id}/decision`, {
    version: made.version,
    decision: 'approved',
  });
  const officeState = await office.context().storageState();
  const spans = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    fromMinute: 0,
    toMinute: 1440,
  }));
  let staff: ResourceAnswer[] = [];
  for (const label of ['工号 1', '工号 2'])
    ({ resources: staff } = await ask<{ resources: ResourceAnswer[] }>(
      boss,
      'POST',
      `/providers/${made.id}/resources`,
      {
        kind: 'staff',
        label,
        name: `王师傅${label.at(-1)}`,
        profile: 'ebike',
        plan: { spans, holidays: 'ignore' },
      },
    ));
  const offers = async (more: object) => {
    const { offerings } = await ask<{ offerings: OwnOfferingAnswer[] }>(
      boss,
      'POST',
      `/providers/${made.id}/offerings`,
      {
        serviceKind: 'home-cleaning',
        mode: 'at_home',
        nameZh: '居家保洁',
        nameEn: 'Home cleaning',
        durationsMinutes: [120],
        priceFen: 8000,
        priceUnit: 'visit',
        resources: staff.map(({ id }) => id),
        minimumNoticeMinutes: 0,
        serviceArea: { kind: 'minutes', minutes: 10 },
        cancelUntilMinutes: 60,
        moveUntilMinutes: 120,
        subsidised: true,
        ...more,
      },
    );
    return offerings.at(-1)!;
  };
  return {
    boss,
    officeState,
    cleaning: await offers({}),
    asking: await offers({ nameZh: '深度保洁', nameEn: 'Deep cleaning', needsAcceptance: true }),
  };
}

/** 10:00 in Shanghai, or another hour, so many days from the service's today. */
export function dayAt(today: string, days: number, clock = '10:00'): string {
  const day = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  return new Date(`${day}T${clock}:00+08:00`).toISOString();
}

/** Agrees to be reached about bookings; needed once before one books. */
export async function agreeToContact(page: Page): Promise<void> {
  const { purposes } = await ask<{ purposes: { code: string; version: string }[] }>(
    page,
    'GET',
    '/account/consents',
  );
  await ask(page, 'PUT', '/account/consents', {
    answers: purposes.map(({ code, version }) => ({ purpose: code, version, given: true })),
  });
}

export async function book(
  page: Page,
  offering: { readonly id: string },
  start: string,
  more: object = {},
): Promise<BookingAnswer> {
  const held = await ask<BookingAnswer>(page, 'POST', '/bookings', {
    offering: offering.id,
    start,
    door,
  });
  return ask(page, 'POST', `/bookings/${held.id}/confirm`, {
    version: held.version,
    details,
    ...more,
  });
}

export const step = (
  page: Page,
  { id, version }: { readonly id: string; readonly version: number },
  name: string,
  more: object = {},
): Promise<BookingAnswer> => ask(page, 'POST', `/bookings/${id}/${name}`, { version, ...more });
