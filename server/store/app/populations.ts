/** Who lives where, by region. An import replaces the former one in one transaction, whoever reads meanwhile. */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { PopulationMeta } from '../../contract/population.ts';
import {
  populationGroups,
  type Population,
  type PopulationColumns,
} from '../../domain/coverage/population.ts';
import type { AuditLog } from './audit.ts';
import type { AppDatabase } from './database.ts';
import { populations } from './schema.ts';

type Row = typeof populations.$inferSelect;

export class Populations {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly kept = new Map<string, Population>();

  constructor(database: AppDatabase, audit: AuditLog) {
    this.database = database;
    this.audit = audit;
  }

  /** Cost: a look-up while nothing changed, by whatever process; else its points are read, 24 bytes or more each. */
  of(region: string): Population | null {
    const { tables } = this.database;
    const isRegion = eq(populations.region, region);
    const now = tables
      .select({ version: populations.version })
      .from(populations)
      .where(isRegion)
      .get();
    const kept = this.kept.get(region);
    if (kept && kept.version === now?.version) return kept;
    const row = now && tables.select().from(populations).where(isRegion).get();
    if (!row) {
      this.kept.delete(region);
      return null;
    }
    const population = { meta: row.meta, version: row.version, columns: columnsOf(row) };
    this.kept.set(region, population);
    return population;
  }

  /** Without its points. */
  meta(region: string): PopulationMeta | null {
    const row = this.database.tables
      .select({ meta: populations.meta })
      .from(populations)
      .where(eq(populations.region, region))
      .get();
    return row?.meta ?? null;
  }

  /** Replaces what was there. @returns its version. Throws where a column has another length than the others. */
  put(region: string, { meta, columns }: Omit<Population, 'version'>): string {
    for (const column of [columns.lng, columns.lat, ...populationGroups.map((g) => columns[g])])
      if (column && column.length !== meta.points)
        throw new Error(`a column of ${column.length} values beside ${meta.points} points`);
    const bytes = bytesOf(columns);
    const version = versionOf(meta, bytes);
    const values = { version, invented: meta.invented, meta, ...bytes };
    this.database.write((tables) => {
      const before = this.meta(region);
      tables
        .insert(populations)
        .values({ region, ...values })
        .onConflictDoUpdate({ target: populations.region, set: values })
        .run();
      this.audit.add({ ...entry(region, 'population:import'), before, after: meta }, tables);
    });
    return version;
  }

  /** False where there was none. */
  remove(region: string): boolean {
    return this.database.write((tables) => {
      const before = this.meta(region);
      if (!before) return false;
      tables.delete(populations).where(eq(populations.region, region)).run();
      this.audit.add({ ...entry(region, 'population:remove'), before }, tables);
      return true;
    });
  }
}

function entry(region: string, action: string) {
  return { actor: null, action, subjectKind: 'population', subject: region, area: null };
}

type Bytes = Pick<Row, 'lng' | 'lat' | 'people' | 'elderly' | 'children' | 'nonRegistered'>;

function bytesOf(columns: PopulationColumns): Bytes {
  const bytes = ({ buffer, byteOffset, byteLength }: Float64Array) =>
    Buffer.from(buffer, byteOffset, byteLength);
  return {
    lng: bytes(columns.lng),
    lat: bytes(columns.lat),
    people: bytes(columns.people),
    elderly: columns.elderly && bytes(columns.elderly),
    children: columns.children && bytes(columns.children),
    nonRegistered: columns.nonRegistered && bytes(columns.nonRegistered),
  };
}

function columnsOf(row: Bytes): PopulationColumns {
  // SQLite's bytes may begin anywhere; doubles must begin at a multiple of eight.
  const doubles = ({ buffer, byteOffset, byteLength }: Buffer) =>
    new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength));
  return {
    lng: doubles(row.lng),
    lat: doubles(row.lat),
    people: doubles(row.people),
    elderly: row.elderly && doubles(row.elderly),
    children: row.children && doubles(row.children),
    nonRegistered: row.nonRegistered && doubles(row.nonRegistered),
  };
}

function versionOf(meta: PopulationMeta, bytes: Bytes): string {
  const hash = createHash('sha256').update(JSON.stringify(meta));
  for (const [name, column] of Object.entries(bytes)) {
    hash.update(name);
    if (column) hash.update(column);
  }
  return hash.digest('hex').slice(0, 16);
}
