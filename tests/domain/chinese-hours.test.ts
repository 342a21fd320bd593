import { describe, expect, it } from 'vitest';
import { areHoursReadable } from '../../server/domain/register/readable-hours.ts';
import { chineseHours, hoursAsKept } from '../../server/domain/chinese-hours.ts';
import { hoursWords } from '../../server/texts/hours.ts';

describe('opening hours as offices write them', () => {
  it.each([
    ['08:30-12:00，14:30-17:30', '08:30-12:00,14:30-17:30'],
    ['8:30－12:00、14:30－17:30', '08:30-12:00,14:30-17:30'],
    ['周一至周五 8:30-17:30', 'Mo-Fr 08:30-17:30'],
    ['周一至周五：8：30—12：00，14：30—17：30', 'Mo-Fr 08:30-12:00,14:30-17:30'],
    ['星期一到星期五8:30~17:30；周六9:00-12:00', 'Mo-Fr 08:30-17:30; Sa 09:00-12:00'],
    ['周一至五 8:30-17:30，周六、日 9:00-16:00', 'Mo-Fr 08:30-17:30; Sa,Su 09:00-16:00'],
    ['周一、周三、周五 9:00-11:00', 'Mo,We,Fr 09:00-11:00'],
    ['全天', '24/7'],
    ['24小时营业', '24/7'],
    ['每日8:00-21:00', '08:00-21:00'],
    ['每天 8点-晚上9点半', '08:00-21:30'],
    ['上午8:30-12:00，下午2:30-5:30', '08:30-12:00,14:30-17:30'],
    ['早上8时30分至下午5时', '08:30-17:00'],
    ['工作日 8:30-17:30，周末及节假日 9:00-17:00', 'Mo-Fr 08:30-17:30; Sa,Su,PH 09:00-17:00'],
    ['8:30-17:30，周日休息', '08:30-17:30; Su off'],
    ['周一至周五 9:00-17:00（节假日除外）', 'Mo-Fr 09:00-17:00; PH off'],
    ['周一闭馆，周二至周日 9:00-21:00', 'Mo off; Tu-Su 09:00-21:00'],
    ['周一至周日 全天', '24/7'],
    ['晚上6点-次日凌晨2点', '18:00-02:00'],
    ['18:00-24:00', '18:00-24:00'],
    ['营业时间：8.30-17.30', '08:30-17:30'],
    ['7:00-22：00', '07:00-22:00'],
  ])('%s → %s', (written, osm) => {
    expect(chineseHours(written)).toBe(osm);
    expect(areHoursReadable(osm)).toBe(true);
  });

  it.each([
    '',
    '详询电话',
    '周一至周五',
    '周一至周五 8:30',
    '夏季 8:00-18:00',
    '8:30-17:30 预约',
    '25:00-26:00',
    '8:70-9:00',
    '9:00-9:00',
    '休息',
    '上午',
    '周八 9:00-10:00',
    '全天 8:00-9:00',
  ])('is not guessed from “%s”', (written) => expect(chineseHours(written)).toBeNull());

  it('are kept as they were written where they are not understood', () => {
    expect(hoursAsKept('周一至周五 8:30-17:30')).toBe('Mo-Fr 08:30-17:30');
    expect(hoursAsKept(' 详询电话 ')).toBe('详询电话');
    expect(hoursAsKept('Mo-Fr 08:30-12:00; PH off')).toBe('Mo-Fr 08:30-12:00; PH off');
  });

  it.each([
    ['Mo-Fr 08:30-12:00,14:30-17:30; PH off'],
    ['Mo,We,Fr 09:00-11:00; Sa 09:00-10:00'],
    ['24/7'],
    ['08:00-21:00'],
    ['Mo off; Tu-Su 09:00-21:00'],
    ['Sa,Su,PH 09:00-17:00'],
  ])('said in words can be written again: %s', (osm) => {
    expect(hoursAsKept(hoursWords(osm).zh)).toBe(osm);
  });

  it('is no work for 10,000 characters', () => {
    expect(chineseHours('周一'.repeat(100))).toBeNull();
    expect(chineseHours('1'.repeat(10_000))).toBeNull();
  });
});

describe('readable hours', () => {
  it.each(['Mo-Fr 08:30-17:30; PH off', '24/7', 'Mo-Su,PH 08:00-20:00', 'Apr-Oct Mo 09:00-17:00'])(
    '%s',
    (value) => {
      expect(areHoursReadable(value)).toBe(true);
    },
  );
  it.each(['call us', '8:30-', 'Xx 08:00-09:00', `Mo 08:00-09:00${';Mo 08:00-09:00'.repeat(40)}`])(
    'not %s',
    (value) => {
      expect(areHoursReadable(value)).toBe(false);
    },
  );
});
