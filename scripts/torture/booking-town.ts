/** A provider with a few free starts and residents who are signed in, written into a deployment's own folder before its service starts. */
import { join } from 'node:path';
import consentsFile from '../../data/consents.json' with { type: 'json' };
import normsFile from '../../data/norms.json' with { type: 'json' };
import { openAccounts } from '../../server/auth/accounts.ts';
import { MemorySender } from '../../server/auth/senders.ts';
import { readMessageNorms } from '../../server/domain/message-norms.ts';
import type { NormEntry } from '../../server/domain/norms.ts';
import type { WorkingPlan } from '../../server/domain/booking/model.ts';
import { bookingRules } from '../../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { openPrivacy, openRecords } from '../../server/store/app/records.ts';

export interface BookingTown {
  /** One for each resident. */
  cookies: string[];
  offering: string;
  door: readonly number[];
  /** What everybody wants. */
  starts: string[];
  /** How many of them can be had at most: starts × staff. */
  possible: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const startHours = [8, 10, 12, 14, 16, 18];
const everyDay: WorkingPlan = {
  holidays: 'ignore',
  spans: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    weekday,
    fromMinute: 8 * 60,
    toMinute: 20 * 60,
  })),
};

/** Two days of six starts, from the day after tomorrow on; later days are free as well, so that there is a next free time to tell. */
export async function makeBookingTown(
  dataDir: string,
  door: readonly number[],
  residents: number,
  staff: number,
): Promise<BookingTown> {
  const now = () => new Date();
  const database = openAppDatabase(join(dataDir, 'app.db'), 'server/store/app/migrations');
  const at = { dataDir, secretFile: join(dataDir, 'secret.key'), secret: null };
  const privacy = openPrivacy(at, consentsFile.purposes);
  const rules = bookingRules(normsFile.norms as NormEntry[]);
  const records = openRecords(database, now, privacy, rules);
  const sender = new MemorySender();
  const secret = privacy.secret.toString('hex');
  const messages = readMessageNorms(normsFile.norms);
  const accounts = openAccounts({ database, records, sender, secret, messages, now });
  const cookies: string[] = [];
  for (let i = 0; i < residents; i++) {
    const phone = `1390000${String(i).padStart(4, '0')}`;
    const visitor = { cookie: undefined, userAgent: 'race', address: `10.0.${i >> 8}.${i & 255}` };
    await accounts.codes.ask(visitor, phone);
    const signedIn = await accounts.codes.signIn(visitor, phone, sender.codeTo(`+86${phone}`));
    if (!signedIn.ok) throw new Error(`${phone} could not sign in: ${signedIn.reason}`);
    cookies.push(signedIn.cookies.map((line) => line.split(';', 1)[0]!).join('; '));
    const { id } = records.people.byLogin({ kind: 'phone', phoneNumber: `+86${phone}` })!;
    records.consents.answer(
      id,
      consentsFile.purposes.map(({ code, version }) => ({ purpose: code, version, given: true })),
    );
  }
  const { booking } = records;
  const [lng, lat] = door as [number, number];
  const provider = good(
    booking.providers.register(
      {
        kind: 'company',
        name: '安心家政',
        nameEn: null,
        creditCode: null,
        proof: null,
        phone: '0756-2120000',
        aboutZh: null,
        aboutEn: null,
        contact: null,
        lng,
        lat,
        community: '44',
      },
      'boss',
    ),
  ).provider.id;
  const office = { side: 'office', actor: 'office' } as const;
  good(booking.providers.vet(provider, 1, 'approve', office, null));
  const people = Array.from(
    { length: staff },
    (_, i) =>
      good(
        booking.resources.add(
          provider,
          {
            kind: 'staff',
            label: `工号 ${i + 1}`,
            unitsOf: null,
            plan: everyDay,
            profile: 'ebike',
            active: true,
            person: null,
          },
          'boss',
        ),
      ).resource.id,
  );
  const offering = good(
    booking.offerings.add(
      provider,
      {
        serviceKind: 'home-cleaning',
        mode: 'at_home',
        active: true,
        nameZh: '居家保洁',
        nameEn: null,
        aboutZh: null,
        aboutEn: null,
        prepareZh: null,
        prepareEn: null,
        languages: [],
        durationsMinutes: [120],
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
        stepMinutes: 120,
        priceFen: 8e3,
        priceUnit: 'visit',
        subsidised: false,
        minimumNoticeMinutes: 0,
        windowDays: 28,
        needsAcceptance: false,
        cancelUntilMinutes: 60,
        moveUntilMinutes: 60,
        requiredCertificates: [],
        serviceArea: {
          kind: 'minutes',
          minutes: 30,
        },
        facility: null,
        promisedDays: null,
      },
      people,
      'boss',
    ),
  ).offering.id;
  database.close();
  const midnight = rules.local.day(rules.local.dateOf(Date.now())).startMs;
  const starts = [2, 3].flatMap((day) =>
    startHours.map((hour) => new Date(midnight + day * dayMs + hour * hourMs).toISOString()),
  );
  return { cookies, offering, door, starts, possible: starts.length * staff };
}

function good<T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<T, { ok: true }>;
}
