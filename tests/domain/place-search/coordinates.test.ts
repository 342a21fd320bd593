import { describe, expect, test } from 'vitest';
import { readCoordinates } from '../../../server/domain/place-search/coordinates.ts';

const east = [113.5, 22.3];
/** What is pasted, and the [lng, lat] and datum that it means. */
const readOneWay: [string, number[], (string | null)?][] = [
  ['113.5,22.3', east],
  ['22.3, 113.5', east],
  ['22.3，113.5', east],
  ['１１３．５，２２．３', east],
  ['113.5 22.3', east],
  ['113.5、22.3', east],
  ['(113.5, 22.3)', east],
  ['[113.5,22.3]', east],
  ['113,22', [113, 22]],
  ['113.5°, 22.3°', east],
  ['22.3°N 113.5°E', east],
  ['22.3N, 113.5E', east],
  ['113.5E 22.3N', east],
  ['N22.3 E113.5', east],
  ['N 22.3, E 113.5', east],
  ['22°18′0″N 113°30′0″E', east],
  [`22°18'00"N, 113°30'00"E`, east],
  ['22°18′N 113°30′E', east],
  ['北纬22.3 东经113.5', east],
  ['东经113°30′，北纬22°18′', east],
  ['经度113.5 纬度22.3', east],
  ['纬度：22.3，经度：113.5', east],
  ['lat=22.3&lng=113.5', east],
  ['lng: 113.5, lat: 22.3', east],
  ['33.9°S 151.2°E', [151.2, -33.9]],
  ['40.7N 74.0W', [-74, 40.7]],
  ['151.2,-33.9', [151.2, -33.9]],
  ['我在 113.50,22.30 这里', east],
  ['geo:22.3,113.5', east, 'wgs84'],
  ['geo:22.3,113.5?z=17', east, 'wgs84'],
  ['https://uri.amap.com/marker?position=113.5,22.3&name=x', east, 'gcj02'],
  ['https://www.amap.com/?p=B0FFF,22.3,113.5,唐家', east, 'gcj02'],
  ['https://www.amap.com/?q=22.3,113.5', east, 'gcj02'],
  ['https://uri.amap.com/navigation?from=113.1,22.1,a&to=113.5,22.3,b', east, 'gcj02'],
  ['https://www.amap.com/search?query=x&center=113.5,22.3', east, 'gcj02'],
  ['http://api.map.baidu.com/marker?location=22.3,113.5&coord_type=wgs84', east, 'wgs84'],
  ['113.5；22.3', east],
  ['113.5;22.3', east],
  ['{"lng":113.5,"lat":22.3}', east],
  ['http://api.map.baidu.com/marker?location=22.3,113.5&title=x', east, 'bd09'],
  ['http://api.map.baidu.com/marker?location=22.3,113.5&coord_type=gcj02', east, 'gcj02'],
  ['https://map.baidu.com/poi/x/@12634740.5,2534890.25,19z', [12634740.5, 2534890.25], 'bd09mc'],
  ['https://apis.map.qq.com/uri/v1/marker?marker=coord:22.3,113.5;title:x', east, 'gcj02'],
  ['https://www.google.com/maps/@22.3,113.5,15z', east, 'wgs84'],
  ['https://www.google.com/maps/place/x/data=!3d22.3!4d113.5', east, 'wgs84'],
  ['https://www.google.com/maps?q=22.3%2C113.5', east, 'wgs84'],
  ['https://maps.apple.com/?ll=22.3,113.5&q=x', east, 'gcj02'],
  ['https://maps.apple.com/?ll=53.5,13.2', [13.2, 53.5], null],
  ['https://www.openstreetmap.org/#map=17/22.3/113.5', east, 'wgs84'],
  ['https://www.openstreetmap.org/?mlat=22.3&mlon=113.5', east, 'wgs84'],
];

describe('coordinates are read from', () => {
  test.each(readOneWay)('%s', (text, [lng, lat], datum) => {
    const [first, ...more] = readCoordinates(text);
    expect(more).toEqual([]);
    expect([first?.lng, first?.lat]).toEqual([expect.closeTo(lng!, 9), expect.closeTo(lat!, 9)]);
    if (datum !== undefined) expect(first?.datum).toBe(datum);
  });
});

test('outside China both ways round are answered, longitude first', () => {
  expect(readCoordinates('53.5, 13.2')).toEqual([
    { lng: 53.5, lat: 13.2, datum: null },
    { lng: 13.2, lat: 53.5, datum: null },
  ]);
});

describe('no coordinates are seen in', () => {
  test.each([
    '',
    '唐家湾',
    '12 34',
    '3号 5栋',
    '中山路 12 号',
    '7-11',
    '113.5',
    '2026.11,24',
    '999.5,22.3',
    '113.5,22.3,0.1',
    'Nansha 22',
    'https://example.org/a?b=1',
    '%',
    'E E E',
  ])('"%s"', (text) => {
    expect(readCoordinates(text)).toEqual([]);
  });
});
