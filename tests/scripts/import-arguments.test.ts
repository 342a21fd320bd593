import { describe, expect, test } from 'vitest';
import { BadArguments } from '../../scripts/command-line.ts';
import { parseImportArguments } from '../../scripts/import-arguments.ts';

const parse = (...args: string[]) => parseImportArguments(args, 'var', ['market', 'health']);

describe('a wrong command line is refused with a sentence that quotes the value', () => {
  test.for<[string[], string]>([
    [[], 'Expected one file, got 0.'],
    [['town.osm', 'town.osm', '--region', 'a'], 'Expected one file, got 2.'],
    [['town.osm'], '--region must be 1 to 40 small letters, digits and hyphens, got "".'],
    [['town.osm', '--region', 'Tang Jia'], 'got "Tang Jia".'],
    [['town.osm', '--region', '../up'], 'got "../up".'],
    [['town.osm', '--region', 'a'.repeat(41)], `got "${'a'.repeat(41)}".`],
    [
      ['town.osm', '--region', 'a', '--bbox', '1,2,3'],
      '--bbox must be west,south,east,north in degrees, got "1,2,3".',
    ],
    [['town.osm', '--region', 'a', '--bbox', '3,2,1,4'], 'got "3,2,1,4".'],
    [['town.osm', '--region', 'a', '--bbox', '1,2,x,4'], 'got "1,2,x,4".'],
    [['town.osm', '--region', 'a', '--bbox', '1,2,,4'], 'got "1,2,,4".'],
    [
      ['town.osm', '--region', 'a', '--complete', 'market,nonsense'],
      '--complete names "nonsense", which is no category',
    ],
    [
      ['town.osm', '--region', 'a', '--date', '2026-13-01'],
      '--date must be YYYY-MM-DD, got "2026-13-01".',
    ],
    [['town.osm', '--region', 'a', '--date', '2026-02-30'], 'got "2026-02-30".'],
    [['town.osm', '--region', 'a', '--date', 'yesterday'], 'got "yesterday".'],
    [
      ['town.osm', '--region', 'a', '--time-zone', 'Asia/Zhuhai'],
      '--time-zone must be an IANA name like Asia/Shanghai, got "Asia/Zhuhai".',
    ],
    [['town.osm', '--region', 'a', '--colour', 'red'], "Unknown option '--colour'"],
    [['town.osm', '--region'], "'--region <value>' argument missing"],
  ])('%j', ([args, sentence]) => {
    expect(() => parse(...args)).toThrow(BadArguments);
    expect(() => parse(...args)).toThrow(sentence);
  });
});

describe('a command line', () => {
  test('needs a file and a region; the rest has defaults', () => {
    expect(parse('town.osm', '--region', 'tang-jia-2')).toEqual({
      file: 'town.osm',
      region: 'tang-jia-2',
      name: null,
      bbox: null,
      complete: [],
      date: null,
      timeZone: 'Asia/Shanghai',
      invented: false,
      dataDir: 'var',
    });
  });

  test('may say everything', () => {
    const all = [
      '--name',
      '唐家',
      '--bbox',
      '113.5,22.3,113.6,22.4',
      '--complete',
      'market, health',
    ];
    const more = ['--date', '2028-02-29', '--time-zone', 'Europe/Berlin', '--invented'];
    expect(parse('--region', 'a', ...all, ...more, 'town.osm')).toMatchObject({
      name: '唐家',
      bbox: [113.5, 22.3, 113.6, 22.4],
      complete: ['market', 'health'],
      date: '2028-02-29',
      timeZone: 'Europe/Berlin',
      invented: true,
    });
    expect(parse('town.osm', '--region', 'a', '--complete', 'all').complete).toBe('all');
    expect(parse('town.osm', '--region', 'a', '--bbox=-1,-2,3,4').bbox).toEqual([-1, -2, 3, 4]);
  });
});
