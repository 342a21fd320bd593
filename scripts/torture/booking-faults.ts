/** A sweep over all bookings for what must hold whatever happened, written without the repositories. */
import type Database from 'better-sqlite3';

const occupies = `('held', 'requested', 'confirmed', 'on-the-way', 'in-service')`;

/** Each question answers with the ids of bookings of which something does not hold. */
const questions: Record<string, string> = {
  'two at once': `
    SELECT b.id FROM booking a JOIN booking b ON b.resource = a.resource AND b.id <> a.id
    WHERE a.state IN ${occupies} AND b.state IN ${occupies}
    AND a.blocked_start_ms < b.blocked_end_ms AND b.blocked_start_ms < a.blocked_end_ms`,
  'no history': `SELECT id FROM booking WHERE id NOT IN (SELECT booking FROM booking_event)`,
  'history of nothing': `SELECT booking FROM booking_event WHERE booking NOT IN (SELECT id FROM booking)`,
  'history does not explain the state': `
    SELECT b.id FROM booking b WHERE NOT EXISTS (SELECT 1 FROM booking_event e WHERE e.booking = b.id AND e.version = b.version AND e.to_state = b.state)
    OR (SELECT count(*) FROM booking_event e WHERE e.booking = b.id) <> b.version`,
  'a gap in history': `
    SELECT booking FROM (SELECT booking, version, from_state, lag(to_state) OVER w AS last, lag(version) OVER w AS before
      FROM booking_event WINDOW w AS (PARTITION BY booking ORDER BY version))
    WHERE from_state IS NOT last OR version <> coalesce(before, 0) + 1`,
  'a hold without an end, or an end without a hold': `SELECT id FROM booking WHERE (state = 'held') <> (held_until_ms IS NOT NULL)`,
  'an overdrawn month': `
    SELECT e.booking FROM subsidy_entry e JOIN subsidy_grant g ON g.id = e.grant_id GROUP BY grant_id, month
    HAVING sum(CASE kind WHEN 'debit' THEN minutes ELSE -minutes END) NOT BETWEEN 0 AND g.minutes_per_month`,
  'minutes that the ledger does not have': `
    SELECT id FROM booking b WHERE state IN ('requested', 'confirmed', 'on-the-way', 'in-service', 'done', 'followed-up') AND subsidised_minutes <>
    (SELECT coalesce(sum(CASE kind WHEN 'debit' THEN minutes ELSE -minutes END), 0) FROM subsidy_entry WHERE booking = b.id)`,
  'in the hands of somebody who does no such thing': `
    SELECT id FROM booking b WHERE NOT EXISTS (SELECT 1 FROM offering_resource o WHERE o.offering = b.offering AND o.resource = b.resource)`,
  'a confirmed booking of which nobody is told': `
    SELECT id FROM booking WHERE state = 'confirmed' AND series IS NULL AND version > 1
    AND id NOT IN (SELECT booking FROM outbox WHERE kind IN ('booking:confirm', 'booking:accept', 'booking:agree') AND booking IS NOT NULL)`,
};

/** @param said lines of `what ID`, each about something that had returned */
export function bookingFaults(raw: Database.Database, said: readonly string[] = []): string[] {
  const found = Object.entries(questions).flatMap(([what, question]) =>
    (raw.prepare(question).pluck().all() as string[]).map((id) => `${what}: ${id}`),
  );
  const states = raw.prepare('SELECT to_state FROM booking_event WHERE booking = ?').pluck();
  const lost = said.filter((line) => {
    const [what, id] = line.split(' ') as [string, string];
    const been = states.all(id) as string[];
    const version = /^version-(\d+)$/.exec(what);
    return version ? been.length < Number(version[1]) : !been.includes(what);
  });
  const integrity = raw.pragma('integrity_check', { simple: true });
  const references = raw.pragma('foreign_key_check') as { table: string }[];
  return [
    ...found,
    ...lost.map((line) => `lost: ${line}`),
    ...references.map(({ table }) => `a reference of ${table} to nothing`),
    ...(integrity === 'ok' ? [] : [`integrity: ${String(integrity)}`]),
  ];
}
