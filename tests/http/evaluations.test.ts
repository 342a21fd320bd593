import { beforeEach, describe, expect, test } from 'vitest';
import {
  EvaluationFormSchema,
  EvaluationResultSchema,
  OwnEvaluationSchema,
  remarkLength,
  type EvaluationForm,
  type EvaluationResult,
  type OwnEvaluation,
} from '../../server/contract/evaluation.ts';
import type { CommunityScorecard } from '../../server/contract/scorecard.ts';
import type { App } from '../../server/http/app.ts';
import { acting } from '../fixtures/acting.ts';
import { dividedRecords, type Divided } from '../fixtures/divided.ts';
import { appOver, expectValid, get, problem } from '../fixtures/http-world.ts';

let world: Divided;
let app: App;
/** Noon in Guangdong. */
let now: Date;
const community = '440103001101';
const path = `/api/v1/evaluations/${community}`;

beforeEach(async () => {
  now = new Date('2026-11-24T04:00:00Z');
  world = dividedRecords(() => now);
  app = await appOver([], { records: world.records, now: () => now });
});

function agree(...people: string[]) {
  for (const id of people) {
    const { purposes } = world.records.consents.of(id);
    const { version } = purposes.find(({ code }) => code === 'evaluation')!;
    world.records.consents.answer(id, [{ purpose: 'evaluation', version, given: true }]);
  }
}

const answer = (person: string, payload: object, year = 2026) =>
  app.inject({ method: 'POST', url: `${path}/${year}`, payload, headers: acting([], person) });
const codeOf = async (response: ReturnType<typeof answer>) =>
  (await response).json<{ code?: string }>().code;
const result = (year = 2026) => get<EvaluationResult>(app, `${path}/${year}`);

test('the form has five questions, a scale of five and its window', async () => {
  const form = await get<EvaluationForm>(app, '/api/v1/evaluations');
  expectValid(EvaluationFormSchema, form);
  expect([form.questions.length, form.scale.length]).toEqual([5, 5]);
  expect(form).toMatchObject({
    year: 2026,
    open: true,
    opensOn: '2026-10-01',
    closesOn: '2026-12-31',
    leastAnswers: 5,
  });
});

test.each([
  ['2026-09-30T15:59:59Z', 'evaluation-closed'],
  ['2026-09-30T16:00:00Z', undefined],
  ['2026-12-31T15:59:59Z', undefined],
  ['2026-12-31T16:00:00Z', 'evaluation-closed'],
])('at %s (Guangdong is eight hours ahead) an answer: %s', async (at, code) => {
  agree('a');
  now = new Date(at);
  expect(await codeOf(answer('a', { scores: [1, 2, 3, 4, 5] }))).toBe(code);
});

describe('an answer', () => {
  test('is one for each person, community and year, and changes while the window is open', async () => {
    agree('a');
    const first = await answer('a', { scores: [1, 1, 1, 1, 1], remark: '灯坏了' });
    expectValid(OwnEvaluationSchema, first.json());
    await answer('a', { scores: [5, 5, 5, 5, 4] });
    const own = await app.inject({ url: `${path}/2026/mine`, headers: acting([], 'a') });
    expect(own.json<OwnEvaluation>()).toMatchObject({ scores: [5, 5, 5, 5, 4], remark: null });
    const { raw } = world.database;
    expect(raw.prepare('select count(*) from evaluation').pluck().get()).toBe(1);
  });

  test('its remark is read by its author and stands nowhere in clear', async () => {
    agree('a');
    await answer('a', { scores: [1, 1, 1, 1, 1], remark: '路灯坏了' });
    const own = await app.inject({ url: `${path}/2026/mine`, headers: acting([], 'a') });
    expect(own.json<OwnEvaluation>().remark).toBe('路灯坏了');
    const kept = world.database.raw.prepare('select remark from evaluation').pluck().get();
    expect(String(kept)).toMatch(/^s1\./);
    const other = await app.inject({ url: `${path}/2026/mine`, headers: acting([], 'b') });
    expect(other.json<OwnEvaluation>()).toMatchObject({ scores: null, remark: null, at: null });
  });

  test.each([
    [{ scores: [1, 2, 3, 4] }],
    [{ scores: [1, 2, 3, 4, 5, 5] }],
    [{ scores: [0, 2, 3, 4, 5] }],
    [{ scores: [6, 2, 3, 4, 5] }],
    [{ scores: [1.5, 2, 3, 4, 5] }],
    [{ scores: [1, 2, 3, 4, 5], remark: '啊'.repeat(remarkLength + 1) }],
    [{}],
  ])('that does not fit the form is refused: %#', async (payload) => {
    agree('a');
    expect((await answer('a', payload)).statusCode).toBe(400);
  });

  test('with a remark at the limit is taken', async () => {
    agree('a');
    const remark = '啊'.repeat(remarkLength);
    expect((await answer('a', { scores: [1, 2, 3, 4, 5], remark })).statusCode).toBe(200);
  });

  test('needs somebody signed in who has agreed to what is kept', async () => {
    expect(
      (await app.inject({ method: 'POST', url: `${path}/2026`, payload: {} })).statusCode,
    ).toBe(401);
    expect(await codeOf(answer('b', { scores: [1, 2, 3, 4, 5] }))).toBe('consent-needed');
  });
});

describe('the result', () => {
  async function answered(...all: number[][]) {
    for (const [i, scores] of all.entries()) {
      agree(`p${i}`);
      expect((await answer(`p${i}`, { scores })).statusCode).toBe(200);
    }
  }
  const over = () => (now = new Date('2026-12-31T16:00:00Z'));

  test('is not shown while it could tell of single people', async () => {
    await answered(...Array.from({ length: 6 }, () => [4, 4, 4, 4, 4]));
    const found = await result();
    expectValid(EvaluationResultSchema, found);
    expect([found.answers, found.average]).toEqual([null, null]);
  });

  test('of four is never shown, of five it is: rounded down to hundredths', async () => {
    await answered([1, 4, 4, 4, 5], [2, 4, 4, 4, 5], [2, 4, 4, 4, 5], [2, 4, 4, 4, 5]);
    over();
    expect((await result()).answers).toBeNull();
    now = new Date('2026-12-01T00:00:00Z');
    await answered(
      [1, 4, 4, 4, 5],
      [2, 4, 4, 4, 5],
      [2, 4, 4, 4, 5],
      [2, 4, 4, 4, 5],
      [2, 4, 4, 4, 5],
    );
    over();
    const found = await result();
    // 9 / 5, 4, 4, 4, 5 and 94 / 25.
    expect(found.questions.map(({ average }) => average)).toEqual([1.8, 4, 4, 4, 5]);
    expect([found.answers, found.average]).toEqual([5, 3.76]);
  });

  test('stands in the scorecard once the window is over', async () => {
    await answered(...Array.from({ length: 5 }, () => [4, 4, 4, 4, 4]));
    const row = async () =>
      (await get<CommunityScorecard>(app, `/api/v1/scorecard/${community}`)).rows.find(
        ({ code }) => code === 'evaluation',
      )!;
    expect((await row()).state).toBe('no-data');
    over();
    expect(await row()).toMatchObject({ state: 'met', value: 4, clause: '四(四)' });
  });

  test('stays when a person is erased', async () => {
    await answered(...Array.from({ length: 5 }, () => [4, 4, 4, 4, 4]));
    world.records.erasure.erase('p0');
    over();
    expect((await result()).answers).toBe(5);
  });

  test.each(['2025', '2027', '26', 'now'])('of the year %s there is none', async (year) => {
    expect((await problem(app, `${path}/${year}`)).code).toBe('unknown-year');
  });
});
