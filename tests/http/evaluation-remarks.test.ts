/** What residents wrote beside their scores: read by the office of that community, once the window is over. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  EvaluationRemarksSchema,
  type EvaluationRemarks,
} from '../../server/contract/evaluation.ts';
import type { App } from '../../server/http/app.ts';
import { acting } from '../fixtures/acting.ts';
import { dividedRecords, type Divided } from '../fixtures/divided.ts';
import { appOver, expectValid } from '../fixtures/http-world.ts';

const community = '440103001101';
const closed = '2026-12-31T16:00:00Z';
let world: Divided;
let app: App;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-24T04:00:00Z');
  world = dividedRecords(() => now);
  app = await appOver([], { records: world.records, now: () => now });
});

function wrote(person: string, remark: string | null, agreed = true) {
  world.records.consents.answer(person, [{ purpose: 'evaluation', version: '2', given: agreed }]);
  world.records.evaluations.answer(community, 2026, person, { scores: [4, 4, 4, 4, 4], remark });
}
const asOffice = (area: string) => acting([{ role: 'office', area }], 'desk');
const ask = (more = '', area = '440103') =>
  app.inject({
    url: `/api/v1/office/evaluation-remarks?community=${community}${more}`,
    headers: asOffice(area),
  });
const read = async (more = '') => {
  const answer = (await ask(more)).json<EvaluationRemarks>();
  expectValid(EvaluationRemarksSchema, answer);
  return answer;
};
const looks = () =>
  world.database.raw
    .prepare(
      `select actor, subject_kind as kind, subject, area from audit where action = 'personal-data:read'`,
    )
    .all();

describe('remarks', () => {
  test('are read after the last day and not before, from five answers on, without who wrote them', async () => {
    wrote('a', '路灯坏了');
    wrote('b', null);
    wrote('c', '多办几次义诊');
    wrote('d', null);
    now = new Date(closed);
    expect(await read()).toMatchObject({ remarks: [], total: 0, result: { answers: null } });
    now = new Date('2026-12-31T15:59:59Z');
    wrote('e', null);
    // The year before is the last that is over: nobody was asked then.
    expect(await read()).toMatchObject({ remarks: [], result: { year: 2025, answers: null } });
    expect(looks()).toEqual([]);
    now = new Date(closed);
    const { remarks, total, result } = await read();
    expect(result).toMatchObject({ year: 2026, answers: 5, average: 4 });
    expect(total).toBe(2);
    expect(remarks.map(({ words }) => words).toSorted()).toEqual(['多办几次义诊', '路灯坏了']);
    expect(remarks.map((remark) => Object.keys(remark))).toEqual([
      ['id', 'words'],
      ['id', 'words'],
    ]);
    // Each look at each remark, under the number of the remark.
    expect(looks()).toEqual(
      remarks.map(({ id }) => ({
        actor: 'desk',
        kind: 'evaluation',
        subject: id,
        area: community,
      })),
    );
  });

  test('of whoever took the agreement back, or was erased, are not among them', async () => {
    for (const person of ['a', 'b', 'c', 'd', 'e']) wrote(person, `${person} 写的`);
    world.records.consents.answer('b', [{ purpose: 'evaluation', version: '2', given: false }]);
    world.database.raw
      .prepare('update evaluation set user_id = null, remark = null where user_id = ?')
      .run('c');
    now = new Date(closed);
    const { remarks, total } = await read();
    expect(total).toBe(3);
    expect(remarks.map(({ words }) => words).toSorted()).toEqual(['a 写的', 'd 写的', 'e 写的']);
  });

  test('come by the page of twenty', async () => {
    for (let n = 0; n < 21; n++) wrote(`p${n}`, `第 ${n} 条`);
    now = new Date(closed);
    const pages = [await read(), await read('&page=2'), await read('&page=3')];
    expect(pages.map(({ remarks }) => remarks.length)).toEqual([20, 1, 0]);
    const ids = pages.flatMap(({ remarks }) => remarks.map(({ id }) => id));
    expect(new Set(ids).size).toBe(21);
    expect(looks()).toHaveLength(21);
  });

  test.each([
    ['440103001101', 200],
    ['440103', 200],
    ['440104', 403],
    ['440103001102', 403],
  ])('an office of %s is answered %i', async (area, status) => {
    expect((await ask('', area)).statusCode).toBe(status);
  });
});
