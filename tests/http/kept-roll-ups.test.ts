import { expect, test } from 'vitest';
import type { AreaScorecard } from '../../server/contract/scorecard.ts';
import { KeptRollUps } from '../../server/http/kept-roll-ups.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 4) + seconds * 1000);
const card = (notComputed = 0) => ({ notComputed }) as AreaScorecard;

test('a roll-up is made once for a state, and anew for another', () => {
  const kept = new KeptRollUps();
  const made: string[] = [];
  const ask = (code: string, state: string) =>
    kept.of(code, state, at(0), () => (made.push(`${code} ${state}`), card()));
  expect(ask('44', 'a')).toBe(ask('44', 'a'));
  ask('4401', 'a');
  ask('44', 'b');
  expect(made).toEqual(['44 a', '4401 a', '44 b']);
});

test('it is made anew after a minute, as what is on no record may have changed', () => {
  const kept = new KeptRollUps();
  let made = 0;
  for (const seconds of [0, 59.999, 60, 60])
    kept.of('44', 'a', at(seconds), () => (made++, card()));
  expect(made).toBe(2);
});

test('one that still waits for circles is not kept', () => {
  const kept = new KeptRollUps();
  let made = 0;
  for (const open of [3, 0, 0]) kept.of('44', 'a', at(0), () => (made++, card(open)));
  expect(made).toBe(2);
});
