import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveragePath, coverageQuestion } from '../../../site/lib/planner/coverage-question.ts';
import {
  emptyPlannerView,
  formatPlannerView,
  parsePlannerView,
} from '../../../site/lib/planner/planner-view.ts';

describe('a link to a view of the planners', () => {
  it('is empty for the view that one starts with', () => {
    expect(formatPlannerView(emptyPlannerView)).toBe('');
    expect(parsePlannerView('')).toEqual(emptyPlannerView);
  });

  it('holds every choice and reads back the same', () => {
    const view = parsePlannerView(
      '#tab=where&region=linshui&category=market&profile=pram&minutes=12&at=2026-11-24T19:30&level=hexagon&size=530&choice=2&look=areas&area=8a2a&spot=112.94,23.48&sort=share&scenario=s1',
    );
    expect(view).toEqual({
      tab: 'where',
      region: 'linshui',
      category: 'market',
      profile: 'pram',
      minutes: 12,
      at: '2026-11-24T19:30',
      level: 'hexagon',
      size: 530,
      choice: 2,
      look: 'areas',
      area: '8a2a',
      spot: [112.94, 23.48],
      sort: 'share',
      scenario: 's1',
    });
    expect(parsePlannerView(formatPlannerView(view))).toEqual(view);
  });

  it('leaves out what it does not understand', () => {
    expect(
      parsePlannerView(
        'tab=x&category=<b>&profile=car&minutes=0&at=2026-02-30T10:00&level=province&size=77&choice=4&look=3d&spot=1,91&sort=luck',
      ),
    ).toEqual(emptyPlannerView);
    expect(parsePlannerView('minutes=61')).toEqual(emptyPlannerView);
    expect(parsePlannerView('minutes=60').minutes).toBe(60);
    expect(parsePlannerView('spot=180,90').spot).toEqual([180, 90]);
  });

  it('says a size only where it is not the usual one of the pattern', () => {
    expect(parsePlannerView('level=square&size=500').size).toBe(500);
    expect(parsePlannerView('level=square&size=250').size).toBeUndefined();
    expect(parsePlannerView('level=community&size=500').size).toBeUndefined();
  });

  it('takes any text without throwing, and settles after one reading', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = formatPlannerView(parsePlannerView(text));
        expect(formatPlannerView(parsePlannerView(once))).toBe(once);
      }),
    );
  });
});

describe('the question to the service', () => {
  it('holds what changes the figures, and nothing that changes only their picture', () => {
    const view = parsePlannerView('category=bank&look=areas&area=44&spot=1,2&sort=name&tab=where');
    expect(coverageQuestion(view, 'linshui')).toEqual({
      region: 'linshui',
      category: 'bank',
      profile: 'walk',
      level: 'community',
    });
  });

  it('is an address that people can read', () => {
    const view = parsePlannerView(
      'minutes=20&at=2026-11-24T19:30&level=square&size=500&choice=3&scenario=s1',
    );
    expect(coveragePath(coverageQuestion(view, 'linshui'), 'csv')).toBe(
      '/coverage?region=linshui&category=health&profile=walk&minutes=20&at=2026-11-24T19:30&level=square&size=500&choice=3&scenario=s1&format=csv',
    );
    expect(coveragePath({ region: 'a' })).toBe('/coverage?region=a');
  });
});
