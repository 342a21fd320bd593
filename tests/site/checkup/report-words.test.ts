import { describe, expect, test } from 'vitest';
import { gapWords, unknownWords } from '../../../site/lib/checkup/gap-words.ts';
import { peopleWords, shareWords } from '../../../site/lib/checkup/people-words.ts';
import { methodWords, sourceWords } from '../../../site/lib/checkup/source-words.ts';
import { verdictWords } from '../../../site/lib/checkup/verdict-words.ts';
import { aReport, everything } from '../../fixtures/a-report.ts';
import { at } from '../../fixtures/drawn-world.ts';
import { town, village } from '../../fixtures/two-communities.ts';
import { chinese, english } from '../words-of.ts';

const names: Record<string, string> = {
  grocery: '超市',
  market: '菜市',
  green: '公园',
  health: '诊所',
  library: '图书室',
};
const nameOf = (code: string) => names[code] ?? code;

describe('the verdict', () => {
  test('says who lacks what, the most missed first', async () => {
    expect(verdictWords(await aReport(), chinese, nameOf)).toEqual({
      title: '80 人缺必备的服务',
      sentences: [
        '报告数到 100 人。',
        '20 人（20%）走路够得着全部必备服务。',
        '80 人（80%）确定至少缺一样。',
        '缺得最多的：超市（70 人）、公园（40 人）、诊所（40 人）、菜市（10 人）。',
      ],
    });
    expect(verdictWords(await aReport(), english, (code) => code).title).toBe(
      '80 people lack an essential service',
    );
  });

  test('says what everybody has', async () => {
    const report = await aReport({ area: village, points: [{ position: at(1600, 0), people: 1 }] });
    expect(verdictWords(report, chinese, nameOf)).toEqual({
      title: '样样够得着',
      sentences: [
        '报告数到 1 人。',
        '1 人（100%）走路够得着全部必备服务。',
        '人人都有的：超市、公园、诊所。',
      ],
    });
  });

  test('draws no conclusion where nobody vouches for the register, and claims no gap', async () => {
    const { title, sentences } = verdictWords(
      await aReport({ area: village, complete: [] }),
      chinese,
      nameOf,
    );
    expect(title).toBe('还不能下结论');
    expect(sentences.join('')).toContain('70 人（100%）说不准');
    expect(sentences.join('')).toContain('说不准的：超市、公园、诊所。');
    expect(sentences.join('')).not.toContain('缺得最多');
  });

  test('without a population says that no gap is not what that means', async () => {
    const { title, sentences } = verdictWords(await aReport({ points: null }), chinese, nameOf);
    expect(title).toBe('还不能下结论');
    expect(sentences).toEqual([
      '还没有导入人口数据，所以说不出有多少人够得着、多少人够不着。这不等于没有缺口。',
    ]);
  });

  test('where a population is known but nobody lives says so', async () => {
    const report = await aReport({ area: village, points: [{ position: at(100, 0), people: 1 }] });
    expect(verdictWords(report, english, nameOf).sentences).toEqual([
      'The population data has nobody living here, so there is nobody to count.',
    ]);
  });

  test('of a street that lies on the map in part says of how much it speaks', async () => {
    const said = async (communities: number) =>
      verdictWords(await aReport({ communities }), chinese, nameOf).sentences.at(-1);
    expect(await said(3)).toBe('这里有 3 个社区和村，其中 2 个在地图上有边界。报告只说这 2 个。');
    expect(await said(2)).not.toContain('地图');
  });
});

describe('a gap', () => {
  test('is told with minutes, who can reach none, and where they live', async () => {
    const { gaps } = await aReport();
    expect(gapWords(gaps[0]!, chinese)).toEqual([
      '70 人够不着，现在平均要走 42 分钟。',
      '住在：东村村委会（70 人）。',
    ]);
    expect(gapWords(gaps.at(-1)!, chinese)).toEqual([
      '100 人够不着，也走不到任何一处。',
      '住在：东村村委会（70 人）、西街居委会（30 人）。',
    ]);
  });

  test('that is not certain is told with its reason', async () => {
    const report = await aReport({
      complete: ['grocery'],
      points: [
        { position: at(2900, 0), people: 40 },
        { position: at(2500, 390), people: 2 },
      ],
    });
    const green = report.categories.find(({ code }) => code === 'green')!;
    expect(unknownWords(green, chinese)).toEqual([
      '40 人：附近的社区还没有签字说这一类已经登记齐全，也许有，只是没登记',
      '2 人：住处附近没有画在地图上的路',
    ]);
  });
});

describe('numbers', () => {
  test('of people are whole, and somebody is never nobody', () => {
    expect(peopleWords(0, chinese)).toBe('0 人');
    expect(peopleWords(0.1, chinese)).toBe('不到 1 人');
    expect(peopleWords(1, english)).toBe('1 person');
    expect(peopleWords(12345.6, english)).toBe('12,346 people');
  });

  test('of shares do not round to all or to none', () => {
    const share = (part: number, whole: number) => shareWords(part, whole, chinese);
    expect(share(0, 1000)).toBe('0%');
    expect(share(9.9, 1000)).toBe('不到 1%');
    expect(share(10, 1000)).toBe('1%');
    expect(share(999, 1000)).toBe('99%');
    expect(share(1000, 1000)).toBe('100%');
  });
});

describe('the sources', () => {
  test('say map, people and figures with their dates', async () => {
    const lines = sourceWords(await aReport(), chinese, nameOf);
    expect(lines).toEqual([
      '地图：图画，数据日期 2026年1月1日，drawn。',
      '人口：测试普查，约 100 米的格点，2026年3月4日导入。',
      '整张地图都登记齐全的：超市、菜市、公园、诊所、图书室。',
      '居委会、村委会填报了资料的：2 个里 1 个。',
      '签字和关闭的设施按 2026年3月4日 算。',
    ]);
  });

  test('tell who has signed: all, some, nobody, and until when', async () => {
    const signed = new Map([
      ['green', new Map([[town, '2026-12-31']])],
      [
        'health',
        new Map([
          [town, '2026-12-31'],
          [village, '2026-06-30'],
        ]),
      ],
    ]);
    const lines = sourceWords(await aReport({ complete: ['grocery'], signed }), chinese, nameOf);
    expect(lines.slice(2, 7)).toEqual([
      '整张地图都登记齐全的：超市。',
      '每个社区都签了登记齐全的：诊所。',
      '只有一部分社区签了的：公园（2 个里 1 个）。',
      '没有一个社区签的，所以不敢说缺：菜市、图书室。',
      '最早一份签字到 2026年6月30日 为止。',
    ]);
  });

  test('and the method carry the numbers that were reckoned with', async () => {
    const lines = methodWords(await aReport({ complete: everything }), chinese).join('');
    expect(lines).toContain('城市社区要在 15 分钟以内，村里要在 30 分钟以内，每分钟走 60 米');
    expect(lines).toContain('超过 300 米');
    expect(lines).toContain('共 100 人');
  });
});
