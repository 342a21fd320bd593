/** What a scorecard reads of all communities of an area at once: plain rows in one statement, without boundaries. */
import type { CommunityInput } from '../../domain/scorecard/input.ts';
import type { AppDatabase } from './database.ts';

/** Read in this order; all of them stand before the boundary in the table, so reading stops before it. */
const columns = `c.code, c.kind, c.office_lng, c.office_lat,
  coalesce(c.office_address, c.office_hours, c.office_phone) is not null,
  c.households, c.residents, c.committee_members, c.committee_women, c.full_time_workers, c.social_workers, c.social_organisations,
  c.registered_volunteers, c.participants_this_year, c.indoor_square_meters, c.outdoor_square_meters, c.online_items_percent,
  c.dwellings, c.property_managed_dwellings, c.household_workers, c.certified_household_workers`;

type Row = [string, 'urban' | 'rural', number | null, number | null, number, ...(number | null)[]];

export class ScorecardSource {
  private readonly database: AppDatabase;

  constructor(database: AppDatabase) {
    this.database = database;
  }

  /** Communities of an area by code. Invented ones are read only where `invented` is asked for. */
  within(area: string, invented: boolean): CommunityInput[] {
    const withNotice = this.withPublishedNotice(area);
    const rows = this.database.raw
      .prepare(
        `select ${columns} from community c join division d on d.code = c.code
         where c.code >= ? and c.code < ? and d.invented = ? order by c.code`,
      )
      .raw()
      .iterate(area, `${area}:`, invented ? 1 : 0) as IterableIterator<Row>;
    // Row by row: a list of all of them takes half as long again to make and to clear away.
    const found: CommunityInput[] = [];
    for (const row of rows)
      found.push({
        code: row[0],
        kind: row[1],
        office: row[2] === null || row[3] === null ? null : [row[2], row[3]],
        hasSite: row[4] === 1 || row[2] !== null || withNotice.has(row[0]),
        households: row[5]!,
        residents: row[6]!,
        committeeMembers: row[7]!,
        committeeWomen: row[8]!,
        fullTimeWorkers: row[9]!,
        socialWorkers: row[10]!,
        socialOrganisations: row[11]!,
        registeredVolunteers: row[12]!,
        participantsThisYear: row[13]!,
        indoorSquareMeters: row[14]!,
        outdoorSquareMeters: row[15]!,
        onlineItemsPercent: row[16]!,
        dwellings: row[17]!,
        propertyManagedDwellings: row[18]!,
        householdWorkers: row[19]!,
        certifiedHouseholdWorkers: row[20]!,
      });
    return found;
  }

  /** Communities that have published a notice of their own. */
  private withPublishedNotice(area: string): Set<string> {
    const rows = this.database.raw
      .prepare(
        `select distinct area from notice where area >= ? and area < ? and length(area) = 12 and status = 'published'`,
      )
      .pluck()
      .all(area, `${area}:`) as string[];
    return new Set(rows);
  }
}
