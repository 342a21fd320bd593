import { describe, expect, it } from 'vitest';
import type { OwnOfferingAnswer } from '../../server/contract/offering.ts';
import type { ResourceAnswer } from '../../server/contract/resource.ts';
import { bodyOf, draftOf, durationsOf, type OfferingDraft } from '../../site/lib/offering-draft.ts';
import { whyUnseen } from '../../site/lib/why-unseen.ts';

const pick = ({ noticeHours, cancelHours, area, areaCorners, areaHoles }: OfferingDraft) => ({
  noticeHours,
  cancelHours,
  area,
  areaCorners,
  areaHoles,
});

describe('an offering that is typed', () => {
  const draft = (more: Partial<OfferingDraft> = {}): OfferingDraft => ({
    ...draftOf(null, ['ann']),
    serviceKind: 'home-cleaning',
    nameZh: ' 居家保洁 ',
    price: '88.50',
    ...more,
  });
  const faults = (more: Partial<OfferingDraft>, gives = false) => {
    const read = bodyOf(draft(more), gives);
    return read.ok ? [] : read.faults.map(({ field, why }) => `${field} ${why}`);
  };

  it('is sent in fen and minutes', () => {
    const read = bodyOf(draft({ noticeHours: '1.5', durations: '120 分钟、60' }), false);
    expect(read).toMatchObject({
      ok: true,
      body: {
        nameZh: '居家保洁',
        nameEn: null,
        priceFen: 8850,
        durationsMinutes: [60, 120],
        minimumNoticeMinutes: 90,
        cancelUntilMinutes: 1440,
        serviceArea: { kind: 'minutes', minutes: 15 },
        promisedDays: null,
      },
    });
  });

  it('says all that is wrong, in the order of the form', () => {
    const wrong = { serviceKind: '', nameZh: ' ', durations: '4', price: '', resources: [] };
    expect(faults(wrong)).toEqual([
      'serviceKind kind',
      'nameZh name',
      'durations durations',
      'price price',
      'resources resources',
    ]);
  });

  it.each([
    [{ durations: '5' }, { durations: '4' }],
    [{ durations: '720' }, { durations: '721' }],
    [{ bufferAfter: '240' }, { bufferAfter: '241' }],
    [{ step: '5' }, { step: '4' }],
    [{ noticeHours: '336' }, { noticeHours: '337' }],
    [{ cancelHours: '168' }, { cancelHours: '169' }],
    [{ windowDays: '180' }, { windowDays: '181' }],
    [{ areaMinutes: '60' }, { areaMinutes: '61' }],
    [{ promisedDays: '90' }, { promisedDays: '91' }],
    [{ price: '0.01' }, { price: '0' }],
  ])('takes %j and not %j', (right, wrong) => {
    expect(faults(right)).toEqual([]);
    expect(faults(wrong)).toHaveLength(1);
  });

  it('takes twelve durations and not thirteen', () => {
    const several = (n: number) => Array.from({ length: n }, (_, i) => 10 + i).join(',');
    expect(durationsOf(several(12))).toHaveLength(12);
    expect(durationsOf(several(13))).toBeNull();
  });

  it('closes a drawn shape, and wants three corners', () => {
    const corners = [
      [113, 23],
      [113.1, 23],
      [113, 23.1],
    ] as const;
    const drawn = { area: 'polygon' as const, areaCorners: corners.slice(0, 3) };
    expect(bodyOf(draft(drawn), false)).toMatchObject({
      body: { serviceArea: { kind: 'polygon', rings: [[...corners, corners[0]]] } },
    });
    expect(faults({ ...drawn, areaCorners: corners.slice(0, 2) })).toEqual([
      'areaCorners area-corners',
    ]);
  });

  it('that is changed keeps its minutes and what is cut out of its area', () => {
    const ring = (lng: number) => [
      [lng, 23],
      [lng + 0.1, 23],
      [lng, 23.1],
      [lng, 23],
    ];
    const before = {
      ...draft(),
      minimumNoticeMinutes: 50,
      cancelUntilMinutes: 95,
      serviceArea: { kind: 'polygon', rings: [ring(113), ring(113.01)] },
      resources: ['ann'],
    } as unknown as OwnOfferingAnswer;
    const again = { ...draft(), ...pick(draftOf(before, [])) };
    expect(bodyOf(again, false)).toMatchObject({
      body: {
        minimumNoticeMinutes: 50,
        cancelUntilMinutes: 95,
        serviceArea: { kind: 'polygon', rings: [ring(113), ring(113.01)] },
      },
    });
  });

  it('of volunteers is free', () => {
    expect(faults({}, true)).toEqual(['price price-gift']);
    expect(bodyOf(draft({ priceUnit: 'free', price: '88' }), true)).toMatchObject({
      body: { priceFen: 0, priceUnit: 'free' },
    });
  });

  it('at a facility needs the facility and sends no area', () => {
    expect(faults({ mode: 'at_facility' })).toEqual(['facility facility']);
    expect(bodyOf(draft({ mode: 'at_facility', facility: 'f1' }), false)).toMatchObject({
      body: { serviceArea: null, facility: 'f1' },
    });
  });
});

describe('why nobody sees an offering', () => {
  const person = (more: Partial<ResourceAnswer> = {}) =>
    ({
      id: 'ann',
      active: true,
      profile: 'ebike',
      plan: { spans: [{ weekday: 1, fromMinute: 0, toMinute: 60 }], holidays: 'ignore' },
      certificates: [],
      ...more,
    }) as unknown as ResourceAnswer;
  const offering = {
    active: true,
    mode: 'at_home' as const,
    resources: ['ann'],
    requiredCertificates: [] as string[],
  };
  const held = (expired: boolean) =>
    [{ type: 'health-certificate', expired }] as ResourceAnswer['certificates'];

  it('is nothing where all is in place', () => {
    expect(whyUnseen('approved', offering, [person()])).toEqual([]);
  });

  it('is vetting, rest, people, hours, travel or a certificate', () => {
    const needs = { ...offering, requiredCertificates: ['health-certificate'] };
    expect(whyUnseen('asked', offering, [person()])).toEqual([{ why: 'not-vetted' }]);
    expect(whyUnseen('approved', { ...offering, active: false }, [person()])).toEqual([
      { why: 'off' },
    ]);
    expect(whyUnseen('approved', offering, [person({ active: false })])).toEqual([
      { why: 'nobody' },
    ]);
    expect(
      whyUnseen('approved', offering, [person({ plan: { spans: [], holidays: 'ignore' } })]),
    ).toEqual([{ why: 'no-hours' }]);
    expect(whyUnseen('approved', offering, [person({ profile: null })])).toEqual([
      { why: 'no-profile' },
    ]);
    expect(whyUnseen('approved', needs, [person({ certificates: held(true) })])).toEqual([
      { why: 'certificate', type: 'health-certificate' },
    ]);
    expect(whyUnseen('approved', needs, [person({ certificates: held(false) })])).toEqual([]);
  });
});
