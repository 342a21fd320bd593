import type { DuplicateAnswer } from '../contract/duplicate.ts';
import { rowOfState } from '../domain/register/row-of-osm.ts';
import type { Duplicate } from '../store/app/duplicates.ts';
import type { Records } from '../store/app/records.ts';
import { registerAnswer } from './facility-answers.ts';

const words = { accepted: 'same-place', refused: 'two-places' } as const;
const mayFill = ['nameEn', 'phone', 'openingHours'] as const;

export function duplicateAnswer(
  { proposal, facility, other }: Duplicate,
  records: Records,
): DuplicateAnswer {
  const { id, kind, facts, at, decision, decidedAt, otherCommunity } = proposal;
  const { element } = facts;
  const second =
    other ?? (element ? rowOfState(proposal.other, element, otherCommunity) : facility);
  const isTakenOver = decision !== 'accepted' && kind === 'osm-duplicate';
  return {
    id,
    kind,
    facility: registerAnswer(facility, records),
    other: registerAnswer(second, records),
    distanceMeters: Math.round(facts.distanceMeters * 10) / 10,
    nameLikeness: facts.nameLikeness,
    asNames: [facts.facility.name, facts.other.name],
    fills: isTakenOver
      ? mayFill.filter((field) => facility[field] === null && element?.[field])
      : [],
    at,
    decision: decision && words[decision],
    decidedAt,
  };
}
