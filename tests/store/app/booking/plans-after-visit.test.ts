/** What lists of an office, of a provider and of everybody ask after a visit is answered from an index. */
import { expect, test } from 'vitest';
import normsFile from '../../../../data/norms.json' with { type: 'json' };
import { openBooking } from '../../../../server/store/app/booking/open-booking.ts';
import { bookingRules } from '../../../../server/store/app/booking/parts.ts';
import { bookingWorld, community } from '../../../fixtures/booking-world.ts';
import { scansOf, watched } from '../../../fixtures/query-plans.ts';

const large =
  /\b(booking|booking_event|outbox|rating|follow_up|follow_up_call|complaint|complaint_event)\b/;

test('no list of ratings, call-backs, complaints, dead letters or an office’s messages reads a large table from end to end', () => {
  const world = bookingWorld();
  const { raw, said } = watched(world.database.raw);
  const booking = openBooking(
    world.database,
    () => new Date(world.clock.ms),
    { audit: world.records.audit, keys: world.records.seals, secret: Buffer.alloc(32, 7) },
    bookingRules(normsFile.norms),
  );
  const street = [community.slice(0, 9)];
  const { followUps, complaints, ratings, satisfaction, deadLetters, outbox, links } = booking;
  for (const list of ['open', 'overdue', 'done'] as const) followUps[list](street, 1, 50);
  followUps.triesOf(['a', 'b']);
  followUps.calls('a');
  for (const list of ['waiting', 'overdue', 'within'] as const) complaints[list](street, 1, 50);
  complaints.ofProvider(world.provider, 1, 50);
  complaints.ofPerson('li');
  complaints.events('a');
  ratings.ofProvider(world.provider, 1, 50, true);
  ratings.within(street, false, 1, 50);
  ratings.ofBooking('a');
  satisfaction.shownOf('home-cleaning');
  satisfaction.shownOfProvider(world.provider);
  satisfaction.counts({ areas: street }, ['provider', 'month']);
  deadLetters.within(street, 1, 50);
  deadLetters.drop(1, street, 'boss', '停机');
  outbox.inbox([{ recipientKind: 'area', recipient: street[0]! }], 0, 50);
  links.exchange('guessed', 'booking');
  const asked = [...said].filter((sql) => /^\s*(select|update|delete|insert)/i.test(sql));
  const scans = asked.flatMap((sql) => scansOf(raw, sql, large).map((scan) => `${scan}: ${sql}`));
  expect(asked.length).toBeGreaterThan(25);
  expect(scans).toEqual([]);
});
