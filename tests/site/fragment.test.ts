import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFragment, parseFragment } from '../../site/lib/fragment.ts';
import { profileCodes, type ViewState } from '../../site/lib/view-state.ts';

describe('a fragment', () => {
  it('holds everything a resident chose, readable by people', () => {
    const view: ViewState = {
      position: [113.54321, 22.35],
      profile: 'elder',
      minutes: 20,
      kind: 'rural',
      at: '2026-11-24T19:30',
      region: 'tangjia',
      facility: 'n123',
      to: [113.6, 22.41234],
      show: 'streets',
    };
    const fragment =
      'pos=113.54321,22.35&profile=elder&minutes=20&kind=rural&at=2026-11-24T19:30&region=tangjia&facility=n123&to=113.6,22.41234&show=streets';
    expect(formatFragment(view)).toBe(fragment);
    expect(parseFragment(`#${fragment}`)).toEqual(view);
  });

  it('is empty when nothing was chosen', () => {
    expect(formatFragment({ profile: 'walk' })).toBe('');
    expect(parseFragment('')).toEqual({ profile: 'walk' });
  });

  it('keeps about a metre of a position', () => {
    expect(parseFragment('#pos=113.123456789,22.000001').position).toEqual([113.12346, 22]);
    expect(formatFragment({ profile: 'walk', position: [0.00001, -0.00001] })).toBe(
      'pos=0.00001,-0.00001',
    );
  });

  it('lets a latitude of 113 through, for the API to explain', () => {
    expect(parseFragment('#pos=22.35,113.5').position).toEqual([22.35, 113.5]);
  });

  it.each([
    '#pos=113.5',
    '#pos=a,b',
    '#pos=181,22',
    '#pos=1e2,22',
    '#pos=,',
    '#minutes=0',
    '#minutes=61',
    '#minutes=7.5',
    '#minutes=',
    '#profile=rocket',
    '#kind=suburban',
    '#at=',
    '#at=2026-11-24',
    '#at=2026-02-30T10:00',
    '#at=2026-11-24T24:00',
    '#at=1999-12-31T10:00',
    '#at=2026-11-24T19:30:00+08:00',
    '#region=',
    '#to=113.6',
    '#show=areas',
    '#%E0%A4%A',
    '##&&==',
  ])('loses what it does not understand: %s', (fragment) => {
    expect(parseFragment(fragment)).toEqual({ profile: 'walk' });
  });
});

const degrees = (limit: number) =>
  fc.integer({ min: -limit * 1e5, max: limit * 1e5 }).map((value) => value / 1e5);
const id = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
const anyView: fc.Arbitrary<ViewState> = fc.record(
  {
    position: fc.tuple(degrees(180), degrees(90)),
    profile: fc.constantFrom(...profileCodes),
    minutes: fc.integer({ min: 1, max: 60 }),
    at: fc.constantFrom('2000-01-01T00:00', '2028-02-29T23:59', '2099-12-31T12:30'),
    kind: fc.constantFrom('urban' as const, 'rural' as const),
    region: id,
    facility: id,
    to: fc.tuple(degrees(180), degrees(90)),
    show: fc.constant('streets' as const),
  },
  { requiredKeys: ['profile'] },
);

it('comes back as it went, for any view', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      expect(parseFragment(`#${formatFragment(view)}`)).toEqual(view);
    }),
  );
});

it('is read without a throw, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ maxLength: 30 }),
      (text, value) => {
        expect(profileCodes).toContain(parseFragment(text).profile);
        expect(profileCodes).toContain(
          parseFragment(`#pos=${value}&minutes=${value}&region=${value}`).profile,
        );
      },
    ),
  );
});
