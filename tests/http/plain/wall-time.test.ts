import { expect, test } from 'vitest';
import { withOffset } from '../../../server/http/plain/wall-time.ts';

test.each([
  ['2026-03-04T09:30', 'Asia/Shanghai', '2026-03-04T09:30:00+08:00'],
  ['2026-01-01T00:00', 'UTC', '2026-01-01T00:00:00+00:00'],
  ['2026-01-15T12:00', 'America/St_Johns', '2026-01-15T12:00:00-03:30'],
  // Berlin went to summer time on 29 March 2026 at 02:00: just before, and just after.
  ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T01:59:00+01:00'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
])('%s in %s is %s', (wall, zone, instant) => {
  expect(withOffset(wall, zone)).toBe(instant);
});

test.each(['', 'now', '2026-03-04', '2026-03-04T09:30Z', '2026-3-4T09:30', ' 2026-03-04T09:30'])(
  '“%s” is no time of a form',
  (text) => {
    expect(withOffset(text, 'Asia/Shanghai')).toBeNull();
  },
);
