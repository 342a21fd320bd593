import { describe, expect, test } from 'vitest';
import { plannedDraw } from '../../../server/domain/booking/planned-draw.ts';

const cleaning = { priceFen: 8000, priceUnit: 'visit', subsidised: true } as const;
const left = (minutes: Record<string, number>) => (month: string) => minutes[month] ?? 0;

describe('what visits will draw', () => {
  test('each draws what the one before leaves, and a month pays for its own visits alone', () => {
    const plan = plannedDraw(
      cleaning,
      120,
      ['2026-11', '2026-11', '2026-12'],
      left({ '2026-11': 150, '2026-12': 300 }),
    );
    // 120 of 150, then 30 of 120: three quarters of 80 yuan are left to pay.
    expect(plan).toEqual({
      dueFen: 6000,
      months: [
        { month: '2026-11', drawnMinutes: 150, leftMinutes: 0 },
        { month: '2026-12', drawnMinutes: 120, leftMinutes: 180 },
      ],
    });
  });

  test('is nothing where nothing is granted, not subsidised, or free', () => {
    const month = ['2026-11'];
    const some = left({ '2026-11': 60 });
    const untouched = [{ month: '2026-11', drawnMinutes: 0, leftMinutes: 60 }];
    expect(plannedDraw(cleaning, 120, month, left({}))).toEqual({
      dueFen: 8000,
      months: [{ month: '2026-11', drawnMinutes: 0, leftMinutes: 0 }],
    });
    expect(plannedDraw({ ...cleaning, subsidised: false }, 120, month, some)).toEqual({
      dueFen: 8000,
      months: untouched,
    });
    expect(plannedDraw({ ...cleaning, priceUnit: 'free' }, 120, month, some)).toEqual({
      dueFen: 0,
      months: untouched,
    });
  });
});
