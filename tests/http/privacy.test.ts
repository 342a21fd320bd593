import { Writable } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { logSerializers, type App } from '../../server/http/app.ts';
import { RegionEngine } from '../../server/domain/region-engine.ts';
import { appOver, MemoryRegions, norms, problem, smallTown } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';

/** Digits that nothing else in the world has, near a street of the small town. */
const [x, y] = crossingAt(2, 3);
const lng = `${x.toFixed(4)}7531`;
const lat = `${y.toFixed(4)}8642`;
const traces = [lng, lat, lng.split('.')[1]!, lat.split('.')[1]!, x.toFixed(3), y.toFixed(3)];

const questions = [
  `/api/v1/circle?lng=${lng}&lat=${lat}&streets=1`,
  `/api/v1/circle?lng=${lng}&lat=${lat}&minutes=99`,
  `/api/v1/circle?lng=${lat}&lat=${lng}`,
  `/api/v1/circle?lng=abc${lng}&lat=${lat}`,
  `/api/v1/circle?lng=1.7531&lat=2.8642`,
  `/api/v1/circle?lng=${lng}&lat=${lat}&${lng}=1`,
  `/api/v1/route?from=${lng},${lat}&to=facility:n501`,
  `/api/v1/route?from=${lng},${lat}&to=${lng},${lat}`,
  `/api/v1/route?from=${lng},${lat}&to=facility:${lng}`,
  `/api/v1/route?from=${lng}&to=${lat}`,
  `/api/v1/why?from=${lng},${lat}&facility=n501`,
  `/api/v1/why?from=${lng},${lat}&facility=${lng}`,
  `/api/v1/why?from=${lng},${lat}&to=${lng},${lat}&crs=gcj02`,
  `/api/v1/regions?bbox=${x.toFixed(4)}7531,${lat},${x + 0.01},${y + 0.01}`,
  `/api/v1/nothing?lng=${lng}&lat=${lat}`,
  `/nothing?lng=${lng}&lat=${lat}`,
  `/plain/?lng=${lng}&lat=${lat}`,
  `/plain/?place=${lng},${lat}&minutes=99`,
  `/plain/en/route/?lng=${lng}&lat=${lat}&to=n501`,
  `/api/v1/%zz?lng=${lng}&lat=${lat}`,
];

class Memory extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    done();
  }

  get lines(): string[] {
    return this.text.split('\n').filter(Boolean);
  }
}

let log: Memory;
const logged = async (level: string, engines?: readonly RegionEngine[]): Promise<App> =>
  appOver(engines ?? [await smallTown()], {
    logger: { level, stream: log, serializers: logSerializers },
  });

function expectNoPositions(text: string): void {
  for (const trace of traces) expect(text).not.toContain(trace);
}

beforeEach(() => {
  log = new Memory();
});

describe.each(['info', 'trace'])('a log at level %s', (level) => {
  test('says which path was asked, never where', async () => {
    const app = await logged(level);
    for (const url of questions) {
      await app.inject(url);
      await app.inject({
        method: 'POST',
        url,
        payload: `{"lng":${lng}`,
        headers: { 'content-type': 'application/json' },
      });
    }
    expect(log.lines.length).toBeGreaterThanOrEqual(2 * questions.length);
    expect(log.text).toContain('"path":"/api/v1/circle"');
    expectNoPositions(log.text);
    expect(log.text).not.toContain('?');
  });

  test('tells of a bug with its stack, and without the position that the bug speaks of', async () => {
    const good = await smallTown();
    const bad = new RegionEngine(good.region, norms);
    bad.travel = () => {
      throw new TypeError(`cannot search from ${lng},${lat}?`);
    };
    const app = await logged(level, [bad]);
    const answer = await problem(app, `/api/v1/circle?lng=${lng}&lat=${lat}&lang=en`);
    expect([answer.status, answer.code]).toEqual([500, 'internal']);
    expectNoPositions(JSON.stringify(answer));
    const line = log.lines.find((text) => text.includes('unexpected error'));
    expect(line).toContain('TypeError: cannot search from #,#');
    expect(line).toMatch(/privacy\.test\.ts:\d+:\d+/);
    expectNoPositions(log.text);
  });
});

describe('an answer about a place', () => {
  test.each(questions.filter((url) => /circle|route/.test(url)))(
    'is neither stored nor passed on: %s',
    async (url) => {
      const app = await appOver([await smallTown()]);
      const { headers } = await app.inject(url);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['location']).toBeUndefined();
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );
});

describe('/metrics', () => {
  test('counts answers by route and holds no position', async () => {
    const app = await appOver([await smallTown()]);
    for (const url of questions) await app.inject(url);
    const { body, headers } = await app.inject('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(body).toMatch(
      /jinlin_request_seconds_count\{method="GET",route="\/api\/v1\/circle",status="200"\} 1/,
    );
    expect(body).toMatch(/jinlin_circle_seconds_count 1\b/);
    expect(body).toContain('route="none"');
    expect(body).not.toContain('/nothing');
    for (const trace of [lng, lat, 'lng']) expect(body).not.toContain(trace);
  });

  test('does not grow with addresses that do not exist', async () => {
    const app = await appOver([await smallTown()]);
    await app.inject('/a');
    const series = async () =>
      (await app.inject('/metrics')).body
        .split('\n')
        .filter((line) => line.startsWith('jinlin_request_seconds_count')).length;
    await series();
    const before = await series();
    for (let i = 0; i < 20; i++) await app.inject(`/made-up-${i}`);
    expect(await series()).toBe(before);
  });
});

describe('a region that breaks while it is asked', () => {
  test('is a 500 in words, and the service goes on', async () => {
    const good = await smallTown();
    let broken = true;
    const memory = new MemoryRegions([good]);
    const app = await appOver([], {
      regions: () => {
        if (broken) throw new Error('no');
        return memory;
      },
    });
    const url = `/api/v1/circle?lng=${lng}&lat=${lat}`;
    expect(await problem(app, url)).toMatchObject({
      status: 500,
      code: 'internal',
      detail: expect.stringContaining('服务器出错'),
    });
    broken = false;
    expect((await app.inject(url)).statusCode).toBe(200);
  });
});
