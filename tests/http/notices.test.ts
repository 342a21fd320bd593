import { SaxesParser } from 'saxes';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  NoticeSchema,
  NoticesSchema,
  StaffNoticeSchema,
  StaffNoticesSchema,
  type StaffNotice,
} from '../../server/contract/notice.ts';
import type { App } from '../../server/http/app.ts';
import { audit } from '../../server/store/app/schema.ts';
import { acting, officeOf } from '../fixtures/acting.ts';
import { communityWorld, village, type CommunityWorld } from '../fixtures/community-world.ts';
import { appOver, expectValid, smallTown } from '../fixtures/http-world.ts';

let app: App;
let world: CommunityWorld;
const office = officeOf('440402002');

beforeEach(async () => {
  world = communityWorld(new Date('2026-03-04T02:00:00Z'));
  app = await appOver([await smallTown()], { records: world.records, now: () => world.now });
});

async function send<T>(
  method: 'GET' | 'POST' | 'PATCH',
  url: string,
  payload?: object,
  headers = office,
): Promise<{ status: number; body: T & { code?: string; detail?: string } }> {
  const response = await app.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: response.statusCode, body: response.json() };
}
const path = '/api/v1/notices';
const write = async (more: object = {}) => {
  const { status, body } = await send<StaffNotice>('POST', path, {
    kind: 'notice',
    area: village,
    title: { zh: '停水' },
    body: { zh: '# 明天\n\n<b>停水</b>' },
    ...more,
  });
  expect([status, body.detail]).toEqual([201, undefined]);
  return body;
};
const publish = async (notice: StaffNotice, more: object = {}) => {
  const { body } = await send<StaffNotice>('POST', `${path}/${notice.id}/publish`, {
    version: notice.version,
    ...more,
  });
  return body;
};
const titles = async (query = '') =>
  (
    await send<{ notices: { title: { zh: string | null } }[] }>('GET', `${path}?${query}`)
  ).body.notices.map(({ title }) => title.zh);

describe('a notice', () => {
  test('is a draft that only its office sees, until it is published', async () => {
    const draft = await write();
    expectValid(StaffNoticeSchema, draft);
    expect([draft.status, draft.version, draft.shown, draft.areaName]).toEqual([
      'draft',
      1,
      false,
      '<唐家> & 村民委员会',
    ]);
    expect(await titles(`area=${village}`)).toEqual([]);
    expect((await send('GET', `${path}/${draft.id}`)).status).toBe(404);
    const staff = await send('GET', '/api/v1/staff/notices');
    expectValid(StaffNoticesSchema, staff.body);
    expect((await send<{ total: number }>('GET', '/api/v1/staff/notices')).body.total).toBe(1);

    const shown = await publish(draft);
    expect([shown.status, shown.version, shown.shown]).toEqual(['published', 2, true]);
    const { body } = await send<StaffNotice>('GET', `${path}/${draft.id}`);
    expectValid(NoticeSchema, body);
    expect(body.html).toEqual({
      zh: '<h3>明天</h3>\n<p>&lt;b&gt;停水&lt;/b&gt;</p>\n',
      en: null,
    });
    expectValid(NoticesSchema, (await send('GET', path)).body);
  });

  test('shows in its area and below, and above only when those below are asked for', async () => {
    await publish(await write({ area: '440402002', title: { zh: '镇' } }));
    await publish(await write({ title: { zh: '村' } }));
    expect((await titles(`area=${village}`)).toSorted()).toEqual(['村', '镇']);
    expect(await titles('area=440402002202')).toEqual(['镇']);
    expect(await titles('area=440402')).toEqual([]);
    expect((await titles('area=440402&below=1')).toSorted()).toEqual(['村', '镇']);
    expect(await titles('area=440403&below=1')).toEqual([]);
    expect((await titles('below=1&kind=notice')).length).toBe(2);
    expect(await titles('below=1&kind=guide')).toEqual([]);
  });

  test('begins and ends when it was told to, to the millisecond', async () => {
    const notice = await publish(await write(), {
      at: '2026-03-05T08:00:00+08:00',
      expiresAt: '2026-03-06T08:00',
    });
    expect([notice.publishAt, notice.expiresAt]).toEqual([
      '2026-03-05T00:00:00.000Z',
      '2026-03-06T00:00:00.000Z',
    ]);
    for (const [at, seen] of [
      ['2026-03-04T23:59:59.999Z', 0],
      ['2026-03-05T00:00:00.000Z', 1],
      ['2026-03-05T23:59:59.999Z', 1],
      ['2026-03-06T00:00:00.000Z', 0],
    ] as const) {
      world.now = new Date(at);
      expect([at, (await titles(`area=${village}`)).length]).toEqual([at, seen]);
      expect((await send('GET', `${path}/${notice.id}`)).status).toBe(seen ? 200 : 404);
    }
  });

  test('is changed only by who saw its last version, and nothing of either is lost', async () => {
    const draft = await write();
    const changed = await send<StaffNotice>('PATCH', `${path}/${draft.id}`, {
      version: 1,
      title: { en: 'No water' },
    });
    expect(changed.body.title).toEqual({ zh: '停水', en: 'No water' });
    expect(changed.body.body.zh).toBe('# 明天\n\n<b>停水</b>');
    const stale = await send('PATCH', `${path}/${draft.id}`, { version: 1, body: { zh: '后' } });
    expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile']);
    expect(stale.body.detail).toContain('2');
    const { body } = await send<StaffNotice>('GET', `/api/v1/staff/notices/${draft.id}`);
    expect([body.version, body.body.zh]).toEqual([2, '# 明天\n\n<b>停水</b>']);
  });

  test('leaves a trace of every step, and none of a refused one', async () => {
    const draft = await write();
    await publish(draft);
    await send('POST', `${path}/${draft.id}/withdraw`, { version: 2 });
    await send('POST', `${path}/${draft.id}/withdraw`, { version: 2 });
    expect(await titles(`area=${village}`)).toEqual([]);
    const kept = world.database.tables.select().from(audit).all();
    expect(kept.map(({ actor, action, subject, area }) => [actor, action, subject, area])).toEqual(
      ['notice:add', 'notice:publish', 'notice:withdraw'].map((action) => [
        'office',
        action,
        draft.id,
        village,
      ]),
    );
    expect([kept[2]!.before, kept[2]!.after]).toEqual([
      { status: 'published' },
      { status: 'withdrawn' },
    ]);
  });
});

describe('who may write', () => {
  test('is who is in charge of the area', async () => {
    const draft = await write();
    const body = { kind: 'notice', area: village, title: { zh: '一' } };
    for (const [headers, status] of [
      [{}, 401],
      [acting([]), 403],
      [acting([{ role: 'provider', area: '44' }]), 403],
      [officeOf('440403'), 403],
      [officeOf('440402002202'), 403],
      [officeOf(village), 201],
      [acting([{ role: 'administrator', area: '44' }]), 201],
    ] as const) {
      expect((await send('POST', path, body, { ...headers })).status).toBe(status);
      const url = `${path}/${draft.id}`;
      const seen = await send('PATCH', url, { version: 99 }, { ...headers });
      expect(seen.status).toBe(status === 201 ? 409 : status);
    }
    const elsewhere = await send<{ total: number }>(
      'GET',
      '/api/v1/staff/notices',
      undefined,
      officeOf('440403'),
    );
    expect(elsewhere.body.total).toBe(0);
    expect(
      (await send('GET', `/api/v1/staff/notices?area=${village}`, undefined, officeOf('440403')))
        .status,
    ).toBe(403);
  });
});

describe('what is refused', () => {
  test.each([
    [{ title: {} }, 'notice-needs-title'],
    [{ title: { zh: '一' }, body: { en: 'x' } }, 'notice-needs-title'],
    [{ title: { zh: '  ' } }, 'invalid-field'],
    [{ title: { zh: '字'.repeat(101) } }, 'invalid-field'],
    [{ title: { zh: '\u0001' } }, 'invalid-field'],
    [{ body: { zh: '字'.repeat(20_001) } }, 'invalid-field'],
    [{ guide: { who: { zh: '老人' } } }, 'only-guides'],
    [{ kind: 'guide', guide: { link: 'http://a.example' } }, 'invalid-field'],
    [{ kind: 'guide', guide: { link: 'https://a.example/"x' } }, 'invalid-field'],
    [{ kind: 'guide', guide: { link: 'https://user@a.example/' } }, 'invalid-field'],
    [{ kind: 'guide', guide: { fee: { zh: '字'.repeat(501) } } }, 'invalid-field'],
    [{ kind: 'news' }, 'invalid-field'],
    [{ area: '4404021' }, 'invalid-field'],
    [{ area: '440402009' }, 'outside-your-area'],
    [{ area: '440402002999' }, 'unknown-area'],
    [{ expiresAt: 'soon' }, 'invalid-field'],
    [{ colour: 'red' }, 'unknown-field'],
  ])('%j: %s', async (more, code) => {
    const sent = { kind: 'notice', area: village, title: { zh: '一' }, ...more };
    expect((await send('POST', path, sent)).body.code).toBe(code);
    expect(world.records.notices.drafted(['44'], {}, 9).total).toBe(0);
  });

  test('but not the longest texts, nor the rarest characters', async () => {
    const title = { zh: `㙍𠮷🚰${'字'.repeat(96)}` };
    const longest = await write({ title, body: { zh: '字'.repeat(20_000) } });
    expect(longest.title.zh).toBe(title.zh);
    const guide = { link: 'https://a.example/x?y=1#z', fee: { zh: '字'.repeat(500) } };
    expect((await write({ kind: 'guide', guide })).guide!.link).toBe(guide.link);
  });

  test.each([
    ['area=99', 404, 'unknown-area'],
    ['area=4404', 200, undefined],
    ['kind=news', 400, 'unknown-choice'],
    ['page=0', 400, 'invalid-page'],
    ['page=10001', 400, 'invalid-page'],
    ['page=10000', 200, undefined],
    ['below=2', 400, 'invalid-flag'],
    ['what=1', 400, 'unknown-parameter'],
  ])('?%s', async (query, status, code) => {
    const answer = await send('GET', `${path}?${query}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('also an end before the beginning', async () => {
    const draft = await write();
    const at = '2026-03-05T08:00:00Z';
    const wrong = await send('POST', `${path}/${draft.id}/publish`, {
      version: 1,
      at,
      expiresAt: at,
    });
    expect(wrong.body.code).toBe('expires-too-early');
    expect((await publish(draft, { at, expiresAt: '2026-03-05T08:00:01Z' })).status).toBe(
      'published',
    );
  });
});

describe('the feeds', () => {
  const nasty = '<b>停水 & "停电" ]]> ]]> </b>';
  const read = async (url: string, headers = {}) => {
    const response = await app.inject({ url, headers: { host: 'jinlin.example', ...headers } });
    const texts: string[] = [];
    const links: string[] = [];
    const names: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      names.push(name);
      if (name === 'link' && attributes['href']) links.push(attributes['href'].value);
    });
    const text = (value: string) => value.trim() !== '' && texts.push(value.trim());
    parser.on('text', text);
    parser.on('cdata', text);
    if (response.statusCode === 200) parser.write(response.body).close();
    return { response, texts, links, names };
  };

  beforeEach(async () => {
    await publish(await write({ title: { zh: nasty }, body: { zh: `${nasty}\n\n]]>]]>` } }));
    await publish(
      await write({
        kind: 'guide',
        title: { zh: '办证', en: 'Cards' },
        guide: { who: { zh: '60 岁' } },
      }),
    );
  });

  test('are XML, and give titles back as they were written', async () => {
    const rss = await read(`/feeds/${village}/rss.xml`);
    expect(rss.response.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
    expect(rss.names.filter((name) => name === 'item')).toHaveLength(2);
    expect(rss.texts).toContain('<b>停水 & "停电" ]] > ]] > </b>');
    expect(rss.texts.some((text) => text.startsWith('http://jinlin.example/notice/'))).toBe(true);
    const atom = await read(`/feeds/${village}/atom.xml`);
    expect(atom.names.filter((name) => name === 'entry')).toHaveLength(2);
    expect(atom.texts).toContain('&lt;b&gt;停水 &amp; &quot;停电&quot; ]] &gt; ]] &gt; &lt;/b&gt;');
    expect(atom.links.every((link) => link.startsWith('http://jinlin.example/'))).toBe(true);
  });

  test('speak English on demand, and of the deployment’s own address', async () => {
    app = await appOver([await smallTown()], {
      records: world.records,
      now: () => world.now,
      publicOrigin: 'https://circle.example',
    });
    const { response, texts, links } = await read(`/feeds/440402002/atom.xml?lang=en`);
    expect(response.headers['content-language']).toBe('en');
    expect(texts).not.toContain('Cards');
    const below = await read(`/feeds/${village}/atom.xml?lang=en`);
    expect(below.texts).toContain('Cards');
    expect(below.links).toContain(`https://circle.example/en/community/${village}/`);
    expect(links).toContain('https://circle.example/feeds/440402002/atom.xml?lang=en');
  });

  test('are sent once to who has them', async () => {
    const { response } = await read(`/feeds/${village}/rss.xml`);
    const tag = String(response.headers['etag']);
    const again = await read(`/feeds/${village}/rss.xml`, { 'if-none-match': tag });
    expect([again.response.statusCode, again.response.body]).toEqual([304, '']);
    world.now = new Date('2026-03-09T02:00:00Z');
    await publish(await write({ title: { zh: '新' } }));
    const newer = await read(`/feeds/${village}/rss.xml`, { 'if-none-match': tag });
    expect(newer.response.statusCode).toBe(200);
  });

  test('are refused for an area that is not there, and take no host of a stranger’s making', async () => {
    expect((await read('/feeds/449999/rss.xml')).response.statusCode).toBe(404);
    const odd = await read(`/feeds/${village}/atom.xml`, { host: 'a"<b>.example' });
    expect(odd.response.body).not.toContain('a"<b>');
  });
});
