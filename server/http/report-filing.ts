/** A resident's report, from the API or from a form without script. */
import type { FastifyRequest } from 'fastify';
import type { NewReport, ReportFiled } from '../contract/report.ts';
import { rounded } from '../geo/position.ts';
import type { Parts } from './app.ts';
import { Refusal } from './errors.ts';
import { targetOf } from './facility-change.ts';
import { visitorOf } from './visitor.ts';

/** Reports from one address: a family may send several in a row, and one more every ten minutes. */
export const reportBudget = { most: 10, refillMs: 10 * 60_000 } as const;

/** Files it, or throws what it is refused for: an unknown facility, too many from one address. */
export async function fileReport(
  parts: Parts,
  request: FastifyRequest,
  { facility, kind, position, note }: NewReport,
): Promise<ReportFiled> {
  const { records, accounts, actors } = parts;
  const target = targetOf(parts, facility);
  const key = `report:${accounts.addressKey(visitorOf(request))}`;
  const taken = records.attempts.take([[key, reportBudget]]);
  if (!taken.ok) throw new Refusal('too-many', { seconds: taken.waitSeconds });
  const actor = await actors.actorOf(request);
  return records.reports.file({
    facility: target.row?.id ?? facility,
    facilityName: target.row?.name ?? target.osm?.facility.name ?? '',
    community: target.community,
    kind,
    position: position ? rounded(position[0], position[1]) : null,
    note: note?.trim() || null,
    userId: actor?.id ?? null,
  });
}
