import Type from 'typebox';
import { ToDoSchema, type ToDoAnswer } from '../../contract/register.ts';
import { dayAfter, dayOf } from '../../domain/register/day.ts';
import { callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { askedAreas } from '../asked-areas.ts';
import { officeSeen } from '../booking/complaint-answers.ts';
import { seenFollowUps } from '../booking/follow-up-answers.ts';
import { duplicateAnswer } from '../duplicate-answers.ts';
import { facilityAnswer } from '../facility-answers.ts';
import { knownFacilities } from '../known-facilities.ts';
import { onlyKnown, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';
import type { Division } from '../../store/app/divisions.ts';
import type { StoredNotice } from '../../store/app/notices.ts';
import { signedAnswer } from './completeness.ts';
import { proposalAnswer } from './proposals.ts';
import { gatheredAnswer } from './reports.ts';
import type { Scorecards } from './scorecard.ts';

const mostTold = 10;
const anything = { bounds: null, category: null, text: null };
export const soonDays = 30;
/** Notices that end within a fortnight, or ended within the last month. */
const soonMs = 14 * 86_400_000;
const agoMs = 30 * 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

/** `/api/v1/to-do`: what waits for an office, counted, with the first of each. */
export function toDoRoutes(app: App, parts: Parts, scorecards: Scorecards): void {
  const { records, now } = parts;
  app.get(
    '/api/v1/to-do',
    {
      config: { access: 'to-do:read' },
      schema: {
        tags: ['register'],
        summary: 'What waits for an office',
        querystring: Type.Object({
          area: Type.Optional(
            Type.String({ description: 'default: everywhere the caller is responsible' }),
          ),
          lang: common.lang,
        }),
        response: answers(ToDoSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, ['area']);
      const areas = askedAreas(request, 'to-do:read');
      const today = dayOf(now());
      const reports = records.reports.gathered(areas, true, 1, mostTold);
      const proposals = records.proposals.list(areas, true, 1, mostTold);
      const duplicates = records.duplicates.list({ areas, open: true }, 1, mostTold);
      const unverified = knownFacilities(parts, { ...anything, areas, unverified: true }, today);
      // Those that have lapsed stay in the list until they are signed anew or withdrawn.
      const expiring = records.completeness
        .list(areas)
        .filter(({ expiresOn }) => expiresOn <= dayAfter(today, soonDays))
        .sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1));
      const norms = normsOf(
        areas.flatMap((area) => records.divisions.byCode(area) ?? []),
        scorecards,
      );
      const nowMs = now().getTime();
      const ends = { from: iso(nowMs - agoMs), to: iso(nowMs + soonMs) };
      const waiting = records.notices.waiting(areas, ends, mostTold);
      return reply.header('cache-control', 'no-store').send({
        areas,
        // Their notes are read one by one, where a look at them is put on record.
        reports: {
          total: reports.total,
          first: reports.rows.map((row) => ({ ...gatheredAnswer(row, records), notes: [] })),
        },
        proposals: {
          total: proposals.total,
          first: proposals.rows.map(({ proposal, facility }) =>
            proposalAnswer(proposal, facility, records),
          ),
        },
        duplicates: {
          total: duplicates.total,
          first: duplicates.rows.map((row) => duplicateAnswer(row, records)),
        },
        unverified: {
          total: unverified.length,
          first: unverified
            .slice(0, mostTold)
            .map(([engine, facility]) => facilityAnswer(engine, facility, records)),
        },
        expiring: {
          total: expiring.length,
          first: expiring.slice(0, mostTold).map((row) => ({
            ...signedAnswer(row, today),
            communityName: records.divisions.byCode(row.community)?.name ?? null,
          })),
        },
        norms,
        complaints: complaintsOf(parts, areas, callerOf(request).id),
        followUps: followUpsOf(parts, areas),
        notices: {
          total: waiting.total,
          first: waiting.notices.map((notice) => noticeAnswer(notice, iso(nowMs))),
        },
      });
    },
  );
}

/** The most urgent first, so what is overdue stands on top. */
function complaintsOf(parts: Parts, areas: string[], caller: string): ToDoAnswer['complaints'] {
  const { complaints } = parts.records.booking;
  const { rows, total } = complaints.waiting(areas, 1, mostTold);
  return {
    total,
    overdue: complaints.overdue(areas, 1, 1).total,
    first: rows.map((row) => {
      const { id, providerName, about, state, community, dueAt, overdue } = officeSeen(
        row,
        caller,
        parts,
      );
      return { id, providerName, about, state, community, dueAt, overdue };
    }),
  };
}

function followUpsOf(parts: Parts, areas: string[]): ToDoAnswer['followUps'] {
  const { followUps } = parts.records.booking;
  const { rows, total } = followUps.open(areas, 1, mostTold);
  return {
    total,
    overdue: followUps.overdue(areas, 1, 1).total,
    first: seenFollowUps(rows, parts).map(
      ({ booking, providerName, service, community, dueAt, overdue }) => ({
        booking,
        providerName,
        service,
        community,
        dueAt,
        overdue,
      }),
    ),
  };
}

/** Of several areas together; none lies within another. */
function normsOf(areas: readonly Division[], scorecards: Scorecards): ToDoAnswer['norms'] {
  const all = areas.map((area) => scorecards.failing(area, mostTold));
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((n, one) => n + of(one), 0);
  return {
    total: sum(({ communities }) => communities),
    failing: sum(({ failing }) => failing),
    withoutFigure: sum(({ withoutFigure }) => withoutFigure),
    first: all
      .flatMap(({ worst }) => worst)
      .sort((a, b) => b.rows.length - a.rows.length || b.withoutFigure - a.withoutFigure)
      .slice(0, mostTold),
  };
}

function noticeAnswer(
  { id, kind, area, title, status, publishAt, expiresAt }: StoredNotice,
  now: string,
): ToDoAnswer['notices']['first'][number] {
  const isOver = expiresAt !== null && expiresAt <= now;
  const isLater = publishAt !== null && publishAt > now;
  const state =
    status === 'draft' ? 'draft' : isOver ? 'expired' : isLater ? 'scheduled' : 'expiring';
  return { id, kind, area, title, state, publishAt, expiresAt };
}
