/** Booking for browser tests of the office: what residents and providers do meanwhile, over the service's own API. */
import { randomUUID } from 'node:crypto';
import type { BookingAnswer } from '../../server/contract/booking.ts';
import type { OwnOfferingAnswer } from '../../server/contract/offering.ts';
import type { ProviderAnswer } from '../../server/contract/provider.ts';
import type { ResourceAnswer } from '../../server/contract/resource.ts';
import { alwaysWorks } from '../fixtures/booking-site.ts';
import { codeFor, forgetAttempts } from './accounts.ts';
import { southBank } from './reading.ts';
import type { Running } from './service.ts';

export const door = southBank.split(',').map(Number) as [number, number];

/** Somebody who is signed in and asks the API as their page would. */
export class ApiCaller {
  private readonly running: Running;
  private cookie = '';

  constructor(running: Running) {
    this.running = running;
  }

  /** A resident who agrees to everything that booking needs. */
  static async resident(running: Running, phone: string): Promise<ApiCaller> {
    const caller = new ApiCaller(running);
    forgetAttempts(running.service);
    await caller.post('/account/codes', { phone });
    const code = codeFor(running.service, `+86${phone}`);
    await caller.post('/account/sign-in/code', { phone, code });
    const { purposes } = await caller.get<{ purposes: { code: string; version: string }[] }>(
      '/account/consents',
    );
    const answers = purposes.map(({ code: purpose, version }) => ({
      purpose,
      version,
      given: true,
    }));
    await caller.ask('PUT', '/account/consents', { answers });
    return caller;
  }

  get<T>(path: string): Promise<T> {
    return this.ask('GET', path);
  }

  post<T>(path: string, body: object): Promise<T> {
    return this.ask('POST', path, body);
  }

  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const { address } = this.running.service;
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        origin: address,
        cookie: this.cookie,
        'idempotency-key': randomUUID(),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) this.cookie = line.split(';')[0]!;
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}

export interface Provider {
  readonly boss: ApiCaller;
  readonly provider: ProviderAnswer;
  readonly staff: ResourceAnswer;
  readonly offering: OwnOfferingAnswer;
}

/** A provider at the door that has sent in one of its staff and one offering; nobody has vetted it. */
export async function sentIn(
  running: Running,
  { name, phone, creditCode }: { name: string; phone: string; creditCode: string | null },
): Promise<Provider> {
  const boss = await ApiCaller.resident(running, phone);
  const provider = await boss.post<ProviderAnswer>('/providers', {
    kind: creditCode ? 'company' : 'volunteers',
    ...(creditCode ? { creditCode } : {}),
    name,
    phone: '0756-2120000',
    contact: '陈女士',
    position: door,
  });
  const { resources } = await boss.post<{ resources: ResourceAnswer[] }>(
    `/providers/${provider.id}/resources`,
    { kind: 'staff', label: '工号 1', plan: alwaysWorks, profile: 'ebike', name: '王师傅' },
  );
  const staff = resources[0]!;
  await boss.post(`/providers/${provider.id}/resources/${staff.id}/certificates`, {
    type: 'health-certificate',
    number: 'J-2026-1',
    expiresOn: '2020-12-31',
  });
  const { offerings } = await boss.post<{ offerings: OwnOfferingAnswer[] }>(
    `/providers/${provider.id}/offerings`,
    {
      serviceKind: 'home-cleaning',
      mode: 'at_home',
      nameZh: '居家保洁',
      durationsMinutes: [60],
      priceFen: creditCode ? 8000 : 0,
      priceUnit: creditCode ? 'visit' : 'free',
      resources: [staff.id],
      minimumNoticeMinutes: 0,
      stepMinutes: 15,
      subsidised: true,
      cancelUntilMinutes: 0,
      serviceArea: { kind: 'minutes', minutes: 30 },
    },
  );
  return { boss, provider, staff, offering: offerings[0]! };
}

/** Confirmed at the so-and-so-many-th free start from today on. */
export async function booked(
  resident: ApiCaller,
  { offering }: Provider,
  which = 0,
): Promise<BookingAnswer> {
  const [lng, lat] = door;
  const slots = await resident.get<{ days: { starts: string[] }[] }>(
    `/offerings/${offering.id}/slots?lng=${lng}&lat=${lat}`,
  );
  const start = slots.days.flatMap(({ starts }) => starts)[which]!;
  const held = await resident.post<BookingAnswer>('/bookings', {
    offering: offering.id,
    start,
    door,
  });
  return resident.post(`/bookings/${held.id}/confirm`, {
    version: held.version,
    details: { name: '李奶奶', phone: '13712345678', address: '示范路 1 号 301' },
  });
}

/** Done by the resident's code. The service's clock stands at its start. */
export async function done({ boss }: Provider, booking: BookingAnswer): Promise<void> {
  const going = await boss.post<BookingAnswer>(`/bookings/${booking.id}/set-out`, {
    version: booking.version,
  });
  await boss.post(`/bookings/${booking.id}/finish`, {
    version: going.version,
    code: booking.visitCode,
  });
}
