import { SaxesParser } from 'saxes';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RegionEngine } from '../../../server/domain/region-engine.ts';
import { position } from '../../../server/geo/position.ts';
import type { App } from '../../../server/http/app.ts';
import { facilities } from '../../../server/store/app/schema.ts';
import {
  communityWorld,
  sampleCode,
  village,
  withOffice,
  type CommunityWorld,
} from '../../fixtures/community-world.ts';
import { appOver, sampleTown } from '../../fixtures/http-world.ts';
import { divisionNames, placesOver, sourceOf } from '../../fixtures/place-world.ts';

let sample: RegionEngine;
let world: CommunityWorld;
let app: App;
const names = placesOver(sourceOf(divisionNames()));

beforeAll(async () => {
  sample = await sampleTown();
}, 60_000);
beforeEach(async () => {
  world = communityWorld(new Date('2026-03-04T02:00:00Z'));
  app = await open();
});
const open = () =>
  appOver([sample], { records: world.records, places: names, now: () => world.now });

async function read(url: string, headers: Record<string, string> = {}) {
  const response = await app.inject({ url, headers });
  const { body } = response;
  const text = body
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
  return { status: response.statusCode, headers: response.headers, body, text };
}
const start = () => sample.region.info.start.position;

describe('the page of a community', () => {
  test.each(['/community/', '/en/community/'])(
    'says what is known, and what is not: %s',
    async (base) => {
      const { status, headers, body, text } = await read(`${base}${village}/`);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-language']).toBe(base === '/community/' ? 'zh-CN' : 'en');
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(body).not.toMatch(/<script|<style| style=| on[a-z]+=|src="/);
      expect(text).toContain('<唐家> & 村民委员会');
      expect(text).toContain(
        base === '/community/' ? '电话还没有登记' : 'has not given a telephone',
      );
      expect(text).toContain(base === '/community/' ? '算不出' : 'no circle can be computed');
      for (const above of ['440402002', '440402', '4404', '44'])
        expect(body).toContain(`${base === '/community/' ? '' : '/en'}/area/${above}/"`);
    },
  );

  test('leads with the telephone, and gives the office, its hours and minutes from it', async () => {
    withOffice(world, village, start());
    const { body, text } = await read(`/community/${village}/`);
    expect(body).toContain('class="big-phone" href="tel:0756-3333333"');
    expect(body.indexOf('big-phone')).toBeLessThan(body.indexOf('<h2>'));
    // Wednesday, 10:00.
    expect(text).toContain('开着，17:30 关');
    expect(text).toContain('周一至周五 08:30–17:30');
    expect(text).toContain('1,234');
    expect(text).toMatch(/社区公共服务站 ?：\d+ 分钟，/);
    expect(text).toContain('2026年2月1日更新');
    expect(body).toMatch(/href="\/#pos=[\d.]+,[\d.]+"/);
    expect(body).toMatch(/href="\/poster\/#pos=/);
    world.now = new Date('2026-03-04T10:00:00Z');
    expect((await read(`/community/${village}/`)).text).toContain('关着，明天 08:30 开');
  });

  test.each([
    ['2026-09-30T15:59:59Z', '今年从2026年10月1日到2026年12月31日', false],
    ['2026-09-30T16:00:00Z', '今年从2026年10月1日到2026年12月31日', true],
    ['2026-12-31T15:59:59Z', '今年从2026年10月1日到2026年12月31日', true],
    ['2026-12-31T16:00:00Z', '今年从2027年10月1日到2027年12月31日', false],
  ])('at %s says of the evaluation %s, and leads to it: %s', async (at, dates, leads) => {
    world.now = new Date(at);
    const { body, text } = await read(`/community/${village}/`);
    expect(text).toContain(dates);
    expect(body.includes(`href="/evaluation/#community=${village}"`)).toBe(leads);
    const english = await read(`/en/community/${village}/`);
    expect(english.body.includes(`href="/en/evaluation/#community=${village}"`)).toBe(leads);
  });

  test('tells the average of five residents when the window is over, of four never', async () => {
    const { evaluations } = world.records;
    const answer = (person: string) =>
      evaluations.answer(village, 2026, person, { scores: [4, 4, 4, 4, 5], remark: null });
    for (const person of ['a', 'b', 'c', 'd']) answer(person);
    const told = async (at: string) => {
      world.now = new Date(at);
      return (await read(`/community/${village}/`)).text.includes('2026 年：平均 4.20 分');
    };
    expect(await told('2027-01-01T04:00:00Z')).toBe(false);
    answer('e');
    expect(await told('2026-12-31T04:00:00Z')).toBe(false);
    expect(await told('2027-01-01T04:00:00Z')).toBe(true);
  });

  test('of the invented county says that it is invented', async () => {
    const code = sampleCode(sample);
    const { status, text } = await read(`/en/community/${code}/`);
    expect(status).toBe(200);
    expect(text).toContain('invented sample county');
  });

  test('lists facilities of its register, guides with minutes, and sessions with both calendars', async () => {
    withOffice(world, village, start());
    const facility = sample.region.facilities[0]!;
    const at = world.now.toISOString();
    world.database.tables
      .insert(facilities)
      .values({
        id: 'f1',
        name: '幸福饭堂',
        categories: ['canteen'],
        lng: 113,
        lat: 23,
        entrances: [],
        community: village,
        status: 'open',
        source: 'office',
        verifiedOn: '2026-03-01',
        version: 1,
        createdAt: at,
        updatedAt: at,
      })
      .run();
    const { notices, onSite } = world.records;
    const made = notices.add('office', {
      kind: 'guide',
      area: '440402002',
      title: { zh: '办老年证', en: null },
      body: { zh: '带**身份证**。', en: null },
      guide: {
        who: { zh: '60 岁以上', en: null },
        bring: { zh: '身份证\n照片', en: 'ID card' },
        hours: { zh: null, en: null },
        howLong: { zh: null, en: null },
        fee: { zh: '不收费', en: null },
        link: 'https://a.example/x?y=1&z=2',
        facility: facility.id,
      },
      expiresAt: null,
    });
    if (!made.ok) expect.fail(made.reason);
    notices.publish('office', made.notice.id, 1, at);
    onSite.add('office', {
      community: village,
      title: '墟日',
      titleEn: 'Market day',
      categories: [],
      position: position(113, 23),
      place: '码头',
      days: [{ kind: 'lunar-endings', endings: [7] }],
      opens: '06:00',
      closes: '12:00',
      from: '2026-01-01',
      until: '2026-12-31',
    });
    const { text } = await read(`/community/${village}/`);
    expect(text).toContain('幸福饭堂');
    expect(text).toContain('2026年3月1日核实');
    expect(text).toMatch(/办老年证.*离办公室 \d+ 分钟/);
    expect(text).toContain('墟日 06:00–12:00 地点：码头 在地图上看 3月5日 星期四（农历正月十七）');
    const english = await read(`/en/community/${village}/`);
    expect(english.text).toContain(
      'Market day 06:00–12:00 Where: 码头 on the map Thursday 5 March (lunar month 1, day 17)',
    );
    expect(english.body).toMatch(/lang="zh-CN">办老年证/);

    const guide = await read(`/notice/${made.notice.id}/`);
    expect(guide.text).toContain('带 身份证 。');
    expect(guide.body).toContain('身份证<br />照片');
    expect(guide.body).toContain('href="https://a.example/x?y=1&amp;z=2" rel="noopener nofollow"');
    expect(guide.text).toContain(facility.name ?? '');
    const inEnglish = await read(`/en/notice/${made.notice.id}/`);
    expect(inEnglish.text).toContain('This notice is in Chinese only.');
    expect(inEnglish.text).toContain('ID card');
  });

  test('shows how it stands by the norms, once there is anything to judge by', async () => {
    expect((await read(`/community/${village}/`)).text).toContain('还没有计算过指标');
    withOffice(world, village, start());
    world.database.raw
      .prepare('UPDATE community SET indoor_square_meters = 247 WHERE code = ?')
      .run(village);
    const { text } = await read(`/community/${village}/`);
    // 1,234 households of a village must have more than 246.8 m².
    expect(text).toMatch(/室内[^达]*达到 20.01 平方米，要求 > 20 平方米 · 规划三\(四\)1/);
    expect(text).not.toContain('还没有计算过指标');
  });

  test('reckons from the middle of its boundary as long as nobody has said where the office is', async () => {
    const code = sampleCode(sample);
    const { text, body } = await read(`/community/${code}/`);
    expect(text).toContain('从社区中间出发的服务圈');
    expect(text).toContain('还不知道办公室在哪里，这里从社区中间算起');
    expect(text).toMatch(/社区公共服务站 ?：\d+ 分钟，/);
    // What is near has its telephone, and the way there on the map.
    expect(body).toMatch(/href="\/#pos=[\d.,]+&amp;facility=[nwr]\d+"/);
    expect(body).toMatch(/<details open>/);
    withOffice(world, code, start());
    expect((await read(`/community/${code}/`)).text).toContain('从办公室出发的服务圈');
  });

  test('draws its circle without script: three bands, a dot for each place, the start', async () => {
    withOffice(world, village, start());
    const { body } = await read(`/community/${village}/`);
    const [drawing = ''] = /<svg[\s\S]*<\/svg>/.exec(body) ?? [];
    for (const band of [1, 2, 3]) expect(drawing).toContain(`class="band-${band}" d="M`);
    const at = start().join(',').split(',');
    const circle = await app.inject(`/api/v1/circle?lng=${at[0]}&lat=${at[1]}`);
    const { length } = circle.json<{ facilities: unknown[] }>().facilities;
    expect(drawing.split('class="place"').length - 1).toBe(length);
    const [, west, north, width, height] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(drawing)!;
    // The start is the origin of the drawing and lies within it.
    expect([Number(west) < 0, Number(north) < 0]).toEqual([true, true]);
    expect([Number(west) + Number(width) > 0, Number(north) + Number(height) > 0]).toEqual([
      true,
      true,
    ]);
    expect(drawing).not.toMatch(/ style=|NaN|undefined/);
  });

  test('names its parts, and each name leads to one', async () => {
    const { body } = await read(`/community/${village}/`);
    const targets = [...body.matchAll(/href="#([a-z-]+)"/g)].map((match) => match[1]!);
    expect(targets).toContain('norms');
    for (const id of targets) expect([id, body.split(`id="${id}"`).length]).toEqual([id, 2]);
  });

  test('leads to a poster for its own notice board', async () => {
    withOffice(world, village, start());
    const { body } = await read(`/community/${village}/`);
    expect(body).toContain(`&amp;community=${village}"`);
  });

  test('is sent once to who has it, and may be kept for a minute', async () => {
    const { headers } = await read(`/community/${village}/`);
    expect(headers['cache-control']).toBe('public, max-age=60');
    const again = await read(`/community/${village}/`, {
      'if-none-match': String(headers['etag']),
    });
    expect([again.status, again.body]).toEqual([304, '']);
    withOffice(world, village, start());
    const newer = await read(`/community/${village}/`, {
      'if-none-match': String(headers['etag']),
    });
    expect(newer.status).toBe(200);
  });
});

describe('a notice of a community', () => {
  const notice = (area: string) => {
    const made = world.records.notices.add('office', {
      kind: 'notice',
      area,
      title: { zh: '停水', en: null },
      body: { zh: '周六', en: null },
      guide: null,
      expiresAt: null,
    });
    if (!made.ok) throw new Error(made.reason);
    world.records.notices.publish('office', made.notice.id, 1, world.now.toISOString());
    return `/notice/${made.notice.id}/?large=1`;
  };

  test('ends with the telephone and hours of its office', async () => {
    withOffice(world, village, start());
    const { body, text } = await read(notice(village));
    expect(body).toContain('class="big-phone" href="tel:0756-3333333"');
    expect(text).toContain('办公时间：周一至周五 08:30–17:30 · 开着，17:30 关');
    expect(body).toContain(`href="/community/${village}/?large=1"`);
  });

  test('has none where its office has given none, and none for a wider area', async () => {
    for (const area of [village, '440402002'])
      expect((await read(notice(area))).body).not.toContain('big-phone');
  });
});

describe('what is not there', () => {
  test.each([
    ['/community/440402002999/', '440402002999', '/area/440402002/'],
    ['/community/999999999999/', '999999999999', null],
    ['/en/community/440402002/', '440402002', '/en/area/440402002/'],
    [`/area/${village}/`, village, `/community/${village}/`],
    [`/community/${encodeURIComponent('唐家')}/`, '唐家', '/community/440402'],
    ['/community/%3Cscript%3E/', '<script>', null],
  ])('is said in words, with ways on: %s', async (url, typed, suggestion) => {
    const { status, text, body } = await read(url);
    expect(status).toBe(404);
    expect(text).toContain(typed);
    expect(body).not.toContain('<script>');
    if (suggestion) expect(body).toContain(`href="${suggestion}`);
  });

  test('nor are drafts and what has expired', async () => {
    const { notices } = world.records;
    const made = notices.add('office', {
      kind: 'notice',
      area: village,
      title: { zh: '停水', en: null },
      body: { zh: null, en: null },
      guide: null,
      expiresAt: '2026-03-05T00:00:00.000Z',
    });
    if (!made.ok) expect.fail(made.reason);
    const url = `/notice/${made.notice.id}/`;
    expect((await read(url)).status).toBe(404);
    notices.publish('office', made.notice.id, 1, world.now.toISOString());
    expect((await read(url)).status).toBe(200);
    world.now = new Date('2026-03-05T00:00:00Z');
    const gone = await read(url);
    expect(gone.status).toBe(404);
    expect(gone.text).toContain('撤下或者过期');
  });
});

describe('the page of an area', () => {
  test('lists what lies in it', async () => {
    const { text, body } = await read('/area/440402002/');
    expect(text).toContain('淇澳村民委员会');
    expect(body).toContain(`href="/community/${village}/"`);
    expect(text).toContain('2 个社区和村');
    expect((await read('/area/')).body).toContain('href="/area/4404/"');
  });

  test('says how it stands by the norms, and how much is missing', async () => {
    withOffice(world, village, start());
    world.database.raw
      .prepare(
        'UPDATE community SET committee_members = 3, social_organisations = 6 WHERE code = ?',
      )
      .run(village);
    world.database.raw
      .prepare(
        `INSERT INTO community (code, kind, kind_because, version) VALUES ('440402002202', 'rural', 'ending', 0)`,
      )
      .run();
    const { text } = await read('/area/440402002/');
    expect(text).toMatch(/2 个社区和村，其中 \d 个填报了资料/);
    expect(text).toContain('达到 1，没达到 0，没有数据 1 · 规划三(五)1');
    expect(text).toMatch(/社会组织[^个]*达到 6 个，要求 ≥ 5 个 · 1 个社区有数据，1 个没有/);
    expect((await read('/en/area/440402002/')).text).toContain('met 1, not met 0, no data 1');
  });

  test('finds communities by name', async () => {
    const { body } = await read(`/en/area/?q=${encodeURIComponent('淇澳')}`);
    expect(body).toMatch(/href="\/en\/community\/440402\d{6}\/">淇澳/);
    expect((await read('/area/?q=qqqqzz')).text).toContain('没有找到“qqqqzz”');
  });

  test('keeps large letters in every link of its own', async () => {
    const { body } = await read('/area/440402002/?large=1');
    expect(body).toContain('data-elder="on"');
    expect(body).toContain(`href="/community/${village}/?large=1"`);
    expect(body).toContain('href="/en/area/440402002/?large=1"');
  });
});

test('the sitemap holds every community in both languages, city by city', async () => {
  const locations = async (url: string) => {
    const { body, status } = await read(url, { host: 'jinlin.example' });
    expect(status).toBe(200);
    const found: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('text', (text) => text.trim() && found.push(text.trim()));
    parser.write(body).close();
    return found;
  };
  expect(await locations('/sitemap.xml')).toEqual(['http://jinlin.example/sitemaps/4404.xml']);
  const pages = await locations('/sitemaps/4404.xml');
  expect(pages).toContain(`http://jinlin.example/community/${village}/`);
  expect(pages).toContain(`http://jinlin.example/en/community/${village}/`);
  expect(pages).toHaveLength(6);
  for (const url of ['/sitemaps/44.xml', '/sitemaps/4499.xml', '/sitemaps/x'])
    expect((await read(url)).status).toBe(404);
});
