/** An earlier version brought back: a new version that says what the old one said. */
import type { AppDatabase } from './database.ts';
import type { Change, Changed, Facilities, FacilityRow } from './facilities.ts';

export type Restored =
  | Changed
  | { ok: false; reason: 'unknown-version' }
  /** It was merged into another one then: there is nothing that would stand for itself. */
  | { ok: false; reason: 'merged-version' }
  /** Another row speaks of its element of OpenStreetMap by now. */
  | { ok: false; reason: 'element-taken'; by: string };

export class FacilityHistory {
  private readonly database: AppDatabase;
  private readonly register: Facilities;

  constructor(database: AppDatabase, register: Facilities) {
    this.database = database;
    this.register = register;
  }

  /**
   * Everything that an office or a table may say is as it was, and so is the element of OpenStreetMap that it speaks of. Where it came from stays.
   * @param today the day on which somebody confirms it
   */
  restore(change: Omit<Change, 'action' | 'osm'>, to: number, today: string): Restored {
    const { register } = this;
    return this.database.write((tables) => {
      const row = register.find(change.id, tables);
      if (!row) return { ok: false, reason: 'unknown-facility' };
      const state = register.versions(row.id).find(({ version }) => version === to)?.state;
      if (!state) return { ok: false, reason: 'unknown-version' };
      if (state.mergedInto !== null) return { ok: false, reason: 'merged-version' };
      const speaker = state.osmId === null ? null : register.find(state.osmId, tables);
      if (speaker && speaker.id !== row.id)
        return { ok: false, reason: 'element-taken', by: speaker.name || speaker.id };
      return register.change(
        { ...change, action: 'restore' },
        { ...saidIn(state), mergedInto: null, verifiedOn: today },
        tables,
      );
    });
  }
}

const saidFields = [
  'name',
  'nameEn',
  'categories',
  'lng',
  'lat',
  'entrances',
  'community',
  'address',
  'phone',
  'openingHours',
  'floorSquareMeters',
  'capacity',
  'operator',
  'externalId',
  'osmId',
  'status',
  'closedOn',
] as const satisfies readonly (keyof FacilityRow)[];

function saidIn(state: FacilityRow): Pick<FacilityRow, (typeof saidFields)[number]> {
  // A version that was written before a field existed says nothing of it.
  return Object.fromEntries(
    saidFields.map((field) => [field, state[field] ?? null]),
  ) as FacilityRow;
}
