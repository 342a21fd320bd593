/** What visits will draw from granted minutes, asked before they are confirmed. */
import { beforeAll, describe, expect, test } from 'vitest';
import { GrantPreviewSchema, type GrantPreview } from '../../../server/contract/grant-preview.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { BookingSite, dayAt } from '../../fixtures/booking-site.ts';
import { expectValid } from '../../fixtures/http-world.ts';

let site: BookingSite;
let ann: TestVisitor;
let bob: TestVisitor;

beforeAll(async () => {
  site = await BookingSite.open({ subsidised: true });
  ann = await site.resident('13800000041');
  bob = await site.resident('13800000042');
}, 120_000);

const monthOf = (iso: string) =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 7);
const path = (starts: readonly string[], more: Record<string, string> = {}) =>
  `/api/v1/account/subsidies/preview?${new URLSearchParams({
    offering: site.offering.id,
    duration: '120',
    starts: starts.join(','),
    ...more,
  })}`;
const preview = async (visitor: TestVisitor, starts: readonly string[]) => {
  const answer = (await visitor.expect(200, visitor.get(path(starts)))).json<GrantPreview>();
  expectValid(GrantPreviewSchema, answer);
  return answer;
};

describe('before confirming', () => {
  test('it tells what the booking then draws and what is left of its month', async () => {
    const start = dayAt(24);
    const month = monthOf(start);
    await site.posted(
      site.office.visitor,
      '/api/v1/office/subsidies',
      {
        resident: '13800000041',
        area: '44',
        minutesPerMonth: 150,
        fromMonth: month,
        untilMonth: month,
      },
      201,
    );
    expect(await preview(ann, [start])).toEqual({
      dueFen: 0,
      months: [{ month, drawnMinutes: 120, leftMinutes: 30 }],
    });
    // Asking draws nothing.
    expect(await site.booked(ann, start)).toMatchObject({ subsidisedMinutes: 120, toPayFen: 0 });
    const second = dayAt(24, '14:00');
    expect(await preview(ann, [second])).toEqual({
      dueFen: 6000,
      months: [{ month, drawnMinutes: 30, leftMinutes: 0 }],
    });
    expect(await site.booked(ann, second)).toMatchObject({ subsidisedMinutes: 30, toPayFen: 6000 });
    // Somebody else's hours are nobody's business.
    expect(await preview(bob, [start])).toEqual({
      dueFen: 8000,
      months: [{ month, drawnMinutes: 0, leftMinutes: 0 }],
    });
  });

  test('as many visits as a series may have, and not one more', async () => {
    const days = (count: number) => Array.from({ length: count }, (_, n) => dayAt(24 + n));
    expect((await preview(bob, days(26))).dueFen).toBe(26 * 8000);
    const refused = (await bob.get(path(days(27)))).json<{ code: string }>();
    expect(refused.code).toBe('invalid-field');
  });

  test.each([
    [{ offering: 'nothing' }, 'no-such-entry'],
    [{ duration: '121' }, 'invalid-duration'],
    [{ starts: 'soon' }, 'invalid-moment'],
    [{ starts: '' }, 'invalid-moment'],
    [{ month: '2026-11' }, 'unknown-parameter'],
  ])('%o is refused as %s', async (more, code) => {
    const answer = await ann.get(path([dayAt(24)], more));
    expect(answer.json()).toMatchObject({ code });
  });
});
