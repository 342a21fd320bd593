import { expect, test } from 'vitest';
import {
  backoffMs,
  deliverOnce,
  mostAtOnce,
  startDelivering,
  type Delivery,
  type Handed,
  type Letter,
} from '../../server/jobs/deliver.ts';

interface Row extends Letter {
  nextAtMs: number | null;
  end: string | null;
}

/** A pile of letters, and a gateway that answers in turn. */
class Office {
  nowMs = 0;
  readonly said: string[] = [];
  readonly handed: { id: string; to: string; text: string }[] = [];
  readonly rows: Row[];
  answers: (Handed | Error)[];
  write: Delivery<Row>['write'] = ({ number }) => ({
    ok: true,
    to: '+8613800138000',
    text: `第${number}封`,
  });

  constructor(letters: number, answers: (Handed | Error)[]) {
    this.rows = Array.from({ length: letters }, (_, i) => ({
      number: i + 1,
      kind: 'booking-confirmed',
      attempts: 0,
      nextAtMs: 0,
      end: null,
    }));
    this.answers = answers;
  }

  get delivery(): Delivery<Row> {
    const row = (number: number) => this.rows[number - 1]!;
    const settle = (number: number, end: string | null, nextAtMs: number | null) =>
      Object.assign(row(number), { end, nextAtMs });
    return {
      letters: {
        claim: (most, leaseMs) =>
          this.rows
            .filter(({ nextAtMs }) => nextAtMs !== null && nextAtMs <= this.nowMs)
            .slice(0, most)
            .map((one) => {
              one.attempts++;
              one.nextAtMs = this.nowMs + leaseMs;
              return { ...one };
            }),
        sent: (number) => settle(number, 'sent', null),
        moot: (number) => settle(number, 'moot', null),
        failed: (number, why, retryAtMs) =>
          settle(number, retryAtMs === null ? `dead: ${why}` : why, retryAtMs),
      },
      write: (letter) => this.write(letter),
      hand: async (message) => {
        this.handed.push(message);
        const answer = this.answers.shift() ?? 'taken';
        if (answer instanceof Error) throw answer;
        return answer;
      },
      now: () => new Date(this.nowMs),
      say: (line) => this.said.push(line),
    };
  }
}

test('a letter that is taken is sent once', async () => {
  const office = new Office(1, ['taken']);
  expect(await deliverOnce(office.delivery)).toBe(1);
  expect(await deliverOnce(office.delivery)).toBe(0);
  expect(office.handed).toEqual([
    { id: 'outbox-1', to: '+8613800138000', kind: 'booking-confirmed', text: '第1封' },
  ]);
  expect(office.rows[0]!.end).toBe('sent');
});

test('a gateway at fault is asked again after each pause, under the same id, and after the last the letter is dead', async () => {
  const faults = Array.from({ length: backoffMs.length + 1 }, () => 'again' as const);
  const office = new Office(1, faults);
  for (const pause of backoffMs) {
    await deliverOnce(office.delivery);
    expect(office.rows[0]).toMatchObject({ end: 'gateway-fault', nextAtMs: office.nowMs + pause });
    office.nowMs += pause - 1;
    expect(await deliverOnce(office.delivery)).toBe(0);
    office.nowMs += 1;
  }
  await deliverOnce(office.delivery);
  expect(office.rows[0]).toMatchObject({ end: 'dead: gateway-fault', nextAtMs: null });
  expect(new Set(office.handed.map(({ id }) => id))).toEqual(new Set(['outbox-1']));
  expect(office.handed).toHaveLength(backoffMs.length + 1);
});

test.each([
  ['a refusal is final', ['refused'], undefined, 'dead: gateway-refused', 1],
  ['what no longer holds is not sent', [], { ok: false, why: 'moot' }, 'moot', 0],
  ['who has no number is not reached', [], { ok: false, why: 'no-address' }, 'dead: no-address', 0],
] as const)('%s', async (_name, answers, written, end, handed) => {
  const office = new Office(1, [...answers]);
  if (written) office.write = () => written;
  await deliverOnce(office.delivery);
  expect(office.rows[0]!.end).toBe(end);
  expect(office.handed).toHaveLength(handed);
});

test('a letter that breaks the worker holds up none after it', async () => {
  const office = new Office(3, [new Error('a wire is cut'), 'taken', 'taken']);
  await deliverOnce(office.delivery);
  expect(office.rows.map(({ end }) => end)).toEqual(['bug', 'sent', 'sent']);
  expect(office.said).toEqual([
    'letter 1 of kind booking-confirmed could not be sent: a wire is cut',
  ]);
});

test('a pile is worked off in rounds, and ending waits for the round under way', async () => {
  const office = new Office(mostAtOnce * 2 + 1, []);
  const end = startDelivering(office.delivery);
  await expect.poll(() => office.handed.length, { timeout: 10_000 }).toBeGreaterThan(0);
  await end();
  const sent = office.rows.filter((row) => row.end === 'sent').length;
  expect(sent).toBe(office.handed.length);
  expect(sent).toBeGreaterThanOrEqual(mostAtOnce);
});
