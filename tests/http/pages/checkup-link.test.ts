import { expect, test } from 'vitest';
import { communityWorld, sampleCode, village } from '../../fixtures/community-world.ts';
import { appOver, sampleTown } from '../../fixtures/http-world.ts';

test('a page leads to the report of what lies on a map, and to no other', async () => {
  const sample = await sampleTown();
  const { records } = communityWorld(new Date('2026-03-04T02:00:00Z'));
  const { info, communities } = sample.region;
  records.divisions.addFromRegion(info, communities);
  const app = await appOver([sample], { records });
  const page = async (url: string) => (await app.inject(url)).body;
  const code = sampleCode(sample);
  expect(await page(`/community/${code}/`)).toContain(`href="/checkup/#area=${code}"`);
  const area = code.slice(0, 9);
  expect(await page(`/en/area/${area}/`)).toContain(`href="/en/checkup/#area=${area}"`);
  for (const other of [`/community/${village}/`, '/area/440402/', '/area/44/'])
    expect(await page(other)).not.toContain('/checkup/');
}, 60_000);
