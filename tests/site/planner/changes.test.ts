import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  longestScenarioName,
  mostChanges as servedChanges,
  type Change,
} from '../../../server/contract/scenario.ts';
import { longest } from '../../../server/contract/facility.ts';
import {
  changedFacilities,
  longestFacilityName,
  longestName,
  mostChanges,
  nextFacilityId,
  withFacilityAt,
  withoutChange,
} from '../../../site/lib/planner/what-if/changes.ts';

const clinic: Change = {
  kind: 'add-facility',
  id: 'new-1',
  categories: ['health'],
  name: '北桥卫生站',
  position: [112.94, 23.48],
};
const shut: Change = { kind: 'close-facility', facility: 'n5' };

describe('the list of changes', () => {
  it('has the bounds of the service', () => {
    expect([mostChanges, longestName, longestFacilityName]).toEqual([
      servedChanges,
      longestScenarioName,
      longest.name,
    ]);
  });

  it('numbers planned facilities upwards, past those that were removed', () => {
    expect(nextFacilityId([])).toBe('new-1');
    expect(nextFacilityId([{ ...clinic, id: 'new-7' }, clinic])).toBe('new-8');
    expect(nextFacilityId([{ ...clinic, id: 'new-abc' }])).toBe('new-1');
  });

  it('puts a planned facility where it is dragged, without another change', () => {
    expect(withFacilityAt([clinic, shut], 'new-1', [112.95, 23.49])).toEqual([
      { ...clinic, position: [112.95, 23.49] },
      shut,
    ]);
  });

  it('moves one that stands today once, however often it is dragged', () => {
    const once = withFacilityAt([clinic], 'n9', [112.1, 23.1]);
    const twice = withFacilityAt(once, 'n9', [112.2, 23.2]);
    expect(twice).toEqual([
      clinic,
      { kind: 'move-facility', facility: 'n9', position: [112.2, 23.2] },
    ]);
  });

  it('loses with a planned facility what was said of it, and nothing else', () => {
    const enlarged: Change = { kind: 'enlarge-facility', facility: 'new-1', capacity: 900 };
    expect(withoutChange([clinic, shut, enlarged], 0)).toEqual([shut]);
    expect(withoutChange([clinic, shut, enlarged], 2)).toEqual([clinic, shut]);
  });

  it('is never changed in place', () => {
    const list = Object.freeze([Object.freeze({ ...clinic }), Object.freeze({ ...shut })]);
    fc.assert(
      fc.property(fc.constantFrom('new-1', 'n5', 'n9'), fc.nat(1), (id, index) => {
        withFacilityAt(list, id, [112, 23]);
        withoutChange(list, index);
      }),
    );
    expect(list).toEqual([clinic, shut]);
  });
});

describe('facilities after the whole list', () => {
  it('stand where the last change puts them', () => {
    const moved: Change = { kind: 'move-facility', facility: 'n9', position: [112.2, 23.2] };
    expect(changedFacilities([clinic, shut, moved])).toEqual([
      { id: 'new-1', state: 'planned', position: [112.94, 23.48], change: 0 },
      { id: 'n5', state: 'closed', position: null, change: 1 },
      { id: 'n9', state: 'moved', position: [112.2, 23.2], change: 2 },
    ]);
  });

  it('are closed where they were moved to before', () => {
    const moved: Change = { kind: 'move-facility', facility: 'n5', position: [112.2, 23.2] };
    expect(changedFacilities([moved, shut])).toEqual([
      { id: 'n5', state: 'closed', position: [112.2, 23.2], change: 1 },
    ]);
  });
});
