/** Ann and Bob work from nine to twelve on weekdays; Wednesday 2026-03-04 is a plain day. */
import { describe, expect, test } from 'vitest';
import type { SlotQuestion } from '../../../server/domain/booking/lanes.ts';
import { chooseResource, jobOf } from '../../../server/domain/booking/placement.ts';
import { at, door, job, offering, plan, question, resource, world } from './world.ts';

const wednesday = '2026-03-04';
const both = [resource('ann'), resource('bob')];
const choose = (
  asked: SlotQuestion,
  time: string,
  { wished = null, keepsTime = false }: { wished?: string | null; keepsTime?: boolean } = {},
) => {
  const choice = chooseResource(asked, world, {
    startMs: at(`${wednesday}T${time}`),
    resource: wished,
    keepsTime,
  });
  return choice.ok ? choice.resource : choice.reason;
};

describe('the resource that takes a start', () => {
  test('is the one with the least way around it', () => {
    const asked = question(wednesday, {
      resources: both,
      door: door(10),
      occupied: [
        job('ann', wednesday, '9:00', '9:30', { door: door(20) }),
        job('bob', wednesday, '9:00', '9:30', { door: door(11) }),
      ],
    });
    expect(choose(asked, '10:00')).toBe('bob');
  });

  test('is, of equal ways, the one with fewer jobs, then the first', () => {
    expect(choose(question(wednesday, { resources: both }), '10:00')).toBe('ann');
    const occupied = [job('ann', wednesday, '9:00', '9:30')];
    expect(choose(question(wednesday, { resources: both, occupied }), '10:00')).toBe('bob');
  });

  test('is the wished one or none', () => {
    const occupied = [job('ann', wednesday, '9:00', '11:00')];
    const asked = question(wednesday, { resources: both, occupied });
    expect(choose(asked, '10:00')).toBe('bob');
    expect(choose(asked, '10:00', { wished: 'ann' })).toBe('taken');
    expect(choose(asked, '10:00', { wished: 'eve' })).toBe('no-such-resource');
  });
});

describe('where none may, the reason is of the one that comes closest', () => {
  const leave = {
    id: 'l',
    resource: 'ann',
    startMs: at('2026-03-04T09:00'),
    endMs: at('2026-03-04T12:00'),
  };

  test.each<[string, string, Partial<SlotQuestion>]>([
    ['too-soon', '10:00', { nowMs: at('2026-03-04T10:01') }],
    ['beyond-window', '10:00', { nowMs: at('2026-01-01T10:00') }],
    ['not-a-start', '10:15', {}],
    ['suspended', '10:00', { suspensions: [{ ...leave, area: '44', reason: 'rain' }] }],
    ['certificate-expired', '10:00', { offering: offering({ requiredCertificates: ['x'] }) }],
    ['not-working', '08:00', {}],
    ['leave', '10:00', { absences: [leave, { ...leave, resource: 'bob' }] }],
    ['taken', '10:00', { absences: [leave], occupied: [job('bob', wednesday, '9:00', '11:00')] }],
    [
      'too-far',
      '10:00',
      {
        door: door(31),
        occupied: [job('ann', wednesday, '9:00', '9:30'), job('bob', wednesday, '9:00', '11:00')],
      },
    ],
  ])('%s', (reason, time, given) => {
    expect(choose(question(wednesday, { resources: both, ...given }), time)).toBe(reason);
  });

  test('with who is in the way, and by how much', () => {
    const asked = question(wednesday, {
      door: door(31),
      occupied: [job('ann', wednesday, '9:00', '9:30', { booking: 'first' })],
    });
    const wish = { startMs: at('2026-03-04T10:00'), resource: null, keepsTime: false };
    expect(chooseResource(asked, world, wish)).toEqual({
      ok: false,
      reason: 'too-far',
      neighbour: 'previous',
      booking: 'first',
      missingMinutes: 1,
    });
  });
});

test('who keeps a time needs no notice, window or grid for it, but somebody who works', () => {
  const keepsTime = true;
  const late = question(wednesday, { now: '2026-03-04T10:14' });
  expect(choose(late, '10:15')).toBe('not-a-start');
  expect(choose(late, '10:15', { keepsTime })).toBe('ann');
  expect(choose(question(wednesday, { now: '2026-03-04T11:00' }), '10:30', { keepsTime })).toBe(
    'ann',
  );
  expect(choose(question(wednesday, { now: '2026-01-01T11:00' }), '10:30', { keepsTime })).toBe(
    'ann',
  );
  expect(choose(late, '11:15', { keepsTime })).toBe('not-working');
});

test('a visit at the edge of two days needs its certificates on both', () => {
  const night = (expiresOn: string) =>
    question(wednesday, {
      until: '2026-03-06',
      offering: offering({ requiredCertificates: ['x'] }),
      resources: [
        resource('ann', {
          plan: plan('22:00-24:00 0:00-2:00', [3, 4]),
          certificates: [{ type: 'x', level: null, number: '1', expiresOn }],
        }),
      ],
    });
  expect(choose(night('2026-03-04'), '23:00')).toBe('ann');
  expect(choose(night('2026-03-04'), '23:30')).toBe('certificate-expired');
  expect(choose(night('2026-03-05'), '23:30')).toBe('ann');
});

test('a job has its visit, and its buffers around it', () => {
  const given = offering({ bufferBeforeMinutes: 10, bufferAfterMinutes: 20 });
  expect(jobOf(given, 3_600_000, 60)).toEqual({
    startMs: 3_600_000,
    endMs: 7_200_000,
    blockedStartMs: 3_000_000,
    blockedEndMs: 8_400_000,
  });
});
