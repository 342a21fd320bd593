import { beforeEach, describe, expect, test } from 'vitest';
import type { ReportState } from '../../../server/contract/report.ts';
import type { App } from '../../../server/http/app.ts';
import { reportBudget } from '../../../server/http/report-filing.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { emptyRecords } from '../../fixtures/empty-records.ts';
import { appOver, smallTown } from '../../fixtures/http-world.ts';

let app: App;
let records: Records;
let facility: string;

beforeEach(async () => {
  const town = await smallTown();
  records = emptyRecords();
  app = await appOver([town], { records });
  facility = town.region.facilities[0]!.id;
});

function form(fields: Record<string, string>, path = '/plain/report/', headers = {}) {
  const boundary = '----jinlin-test';
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return app.inject({
    method: 'POST',
    url: path,
    payload: `${parts.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
  });
}
const receiptIn = (body: string) => /<code>([\w-]+)<\/code>/.exec(body)?.[1] ?? '';

describe('the form without script', () => {
  test.each([
    ['/plain/report/', '点一下就送出', 'zh-CN'],
    ['/plain/en/report/', 'One tap sends it', 'en'],
  ])('%s has four buttons, no script, and sends its own origin along', async (path, lead, lang) => {
    const { statusCode, body, headers } = await app.inject(`${path}?facility=${facility}`);
    expect(statusCode).toBe(200);
    expect(body).toContain(lead);
    expect(headers['content-language']).toBe(lang);
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    const kinds = [...body.matchAll(/<button class="button" name="kind" value="([a-z-]+)">/g)].map(
      ([, kind]) => kind,
    );
    expect(kinds).toEqual(['closed', 'moved', 'wrong-hours', 'gate-locked']);
    expect(body).not.toMatch(/<script|<style| style=| on[a-z]+=/);
  });

  test('files a report; its receipt tells the state, here and in the API', async () => {
    const filed = await form({ facility, kind: 'moved', note: '搬到 <对面>' });
    expect(filed.statusCode).toBe(201);
    const receipt = receiptIn(filed.body);
    expect(receipt).toHaveLength(24);
    const state = await form({ receipt: ` ${receipt} ` });
    expect(state.statusCode).toBe(200);
    expect(state.body).toContain('等待处理');
    const asked = await app.inject({
      method: 'POST',
      url: '/api/v1/reports/receipt',
      payload: { receipt },
    });
    expect(asked.json<ReportState>()).toMatchObject({ facility, kind: 'moved', state: 'open' });
    const row = records.reports.byReceipt(receipt)!;
    records.reports.decide(row, { decision: 'refused', answer: '还在 <原处>', actor: 'a' }, null);
    const answered = await form({ receipt }, '/plain/en/report/');
    expect(answered.body).toContain('Not accepted');
    expect(answered.body).toContain('还在 &lt;原处&gt;');
  });

  test('gives back what was typed where it is refused, and says why', async () => {
    const note = '啊'.repeat(501);
    const long = await form({ facility, kind: 'closed', note });
    expect(long.statusCode).toBe(400);
    expect(long.body).toContain(note);
    expect(long.body).toMatch(/class="error-summary" role="alert">[^<]*note/);
    expect((await form({ facility, kind: 'closed', note: note.slice(1) })).statusCode).toBe(201);
    expect((await form({ facility, kind: 'haunted' })).statusCode).toBe(400);
    expect((await form({ facility: 'nowhere', kind: 'closed' })).statusCode).toBe(404);
    const unknown = await form({ receipt: 'AAAA' });
    expect(unknown.statusCode).toBe(404);
    expect(unknown.body).toContain('value="AAAA"');
    expect((await app.inject('/plain/report/?facility=nowhere')).statusCode).toBe(404);
    expect((await app.inject('/plain/report/')).statusCode).toBe(200);
  });

  test('counts in the same budget as the API', async () => {
    for (let n = 0; n < reportBudget.most; n += 1)
      expect((await form({ facility, kind: 'closed' })).statusCode).toBe(201);
    const over = await form({ facility, kind: 'closed', note: '还在' });
    expect(over.statusCode).toBe(429);
    expect(over.body).toContain('尝试的次数太多了');
    expect(over.body).toContain('还在</textarea');
  });

  test('of another site is refused, and so is a file', async () => {
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    const crossed = await form({ facility, kind: 'closed' }, '/plain/report/', foreign);
    expect(crossed.statusCode).toBe(403);
    const boundary = 'b';
    const file = await app.inject({
      method: 'POST',
      url: '/plain/report/',
      payload: `--b\r\nContent-Disposition: form-data; name="facility"; filename="a.txt"\r\n\r\nx\r\n--b--\r\n`,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    expect(file.statusCode).toBeGreaterThanOrEqual(400);
    expect(file.statusCode).toBeLessThan(500);
  });
});
