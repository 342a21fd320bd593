import { describe, expect, test } from 'vitest';
import normsFile from '../../data/norms.json' with { type: 'json' };
import type { MessageSender } from '../../server/auth/senders.ts';
import { readMessageNorms } from '../../server/domain/message-norms.ts';
import { AccountsWorld } from '../fixtures/accounts-world.ts';

const minute = 60_000;
const phones = Array.from({ length: 100 }, (_, i) => `139${String(10_000_000 + i)}`);

/** A service that sends few codes; each is asked for by another number from another address. */
async function world(perHour: number, perDay: number, strangersShare = 1, sender?: MessageSender) {
  const opened = await AccountsWorld.open({}, sender, { perHour, perDay, strangersShare });
  let asked = 0;
  const ask = (address = `203.0.113.${asked}`) => {
    asked++;
    return opened
      .visitor(address)
      .post('/api/v1/account/codes', { phone: phones[asked % phones.length]! });
  };
  const sent = async (times: number, address?: string) => {
    let count = 0;
    for (let i = 0; i < times; i++) if ((await ask(address)).statusCode === 200) count++;
    return count;
  };
  return { opened, ask, sent };
}

describe('the codes of the whole service', () => {
  test('are so many within an hour, whatever numbers and addresses ask', async () => {
    const { opened, ask, sent } = await world(5, 100);
    expect(await sent(9)).toBe(5);
    expect(opened.sender.sent).toHaveLength(5);
    const refused = await ask();
    expect(refused.json()).toMatchObject({ status: 429, code: 'codes-used-up' });
    expect(refused.json().detail).toContain('try again in 60 minutes');
    opened.later = 59 * minute;
    expect(await sent(1)).toBe(0);
    opened.later = 61 * minute;
    expect(await sent(9)).toBe(5);
  });

  test('are so many within a day', async () => {
    const { opened, sent } = await world(5, 12);
    const hours: number[] = [];
    for (let hour = 0; hour < 4; hour++) {
      opened.later = hour * 61 * minute;
      hours.push(await sent(6));
    }
    expect(hours).toEqual([5, 5, 2, 0]);
    opened.later = 23 * 60 * minute;
    expect(await sent(1)).toBe(0);
    opened.later = 24 * 60 * minute + minute;
    expect(await sent(6)).toBe(5);
  });

  test('are kept in part for addresses that somebody signed in from', async () => {
    const { opened, sent } = await world(6, 100, 0.5);
    const home = '198.51.100.1';
    const resident = opened.visitor(home);
    const phone = '13800138000';
    await resident.post('/api/v1/account/codes', { phone });
    const code = opened.sender.codeTo(`+86${phone}`);
    await resident.expect(200, resident.post('/api/v1/account/sign-in/code', { phone, code }));
    // The resident's own first code was a stranger's.
    expect(await sent(9)).toBe(2);
    expect(await sent(9, home)).toBe(3);
  });

  test('outlive a restart', async () => {
    const { opened, sent } = await world(3, 100);
    expect(await sent(2)).toBe(2);
    await opened.startAgain();
    expect(await sent(9)).toBe(1);
  });

  test('are counted for whoever watches: what came of them and how many are left', async () => {
    let taken = true;
    const gateway: MessageSender = { unusable: null, send: () => Promise.resolve(taken) };
    const { opened, ask, sent } = await world(4, 100, 0.75, gateway);
    expect(await sent(2)).toBe(2);
    taken = false;
    expect((await ask()).json().code).toBe('not-sent');
    await ask();
    const { body } = await opened.app.inject('/metrics');
    for (const line of [
      'jinlin_codes_total{outcome="sent"} 2',
      'jinlin_codes_total{outcome="not-sent"} 1',
      'jinlin_codes_total{outcome="codes-used-up"} 1',
      'jinlin_codes_left{budget="hour"} 1',
      'jinlin_codes_left{budget="hour:strangers"} 0',
      'jinlin_codes_left{budget="day"} 97',
    ])
      expect(body).toContain(line);
    for (const phone of phones.slice(0, 5)) expect(body).not.toContain(phone);
  });
});

describe('the norms of messages', () => {
  const changed = (code: string, value: number) =>
    normsFile.norms.map((norm) => (norm.code === code ? { ...norm, value } : norm));

  test('are read, the share as a part of one', () => {
    expect(readMessageNorms(normsFile.norms)).toEqual({
      perHour: 300,
      perDay: 2000,
      strangersShare: 0.5,
    });
    expect(readMessageNorms(changed('messages-strangers-share', 100)).strangersShare).toBe(1);
  });

  test.each([
    ['messages-per-hour', 1.5],
    ['messages-per-day', 0],
    ['messages-strangers-share', 101],
  ])('%s of %d is refused', (code, value) => {
    expect(() => readMessageNorms(changed(code, value))).toThrow(`norm "${code}" is ${value}`);
  });
});
