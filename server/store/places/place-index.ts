import Database from 'better-sqlite3';
import type { EntryKind } from '../../domain/place-search/entry.ts';
import type { LevelQuestion } from '../../domain/place-search/question.ts';
import { distanceMeters, metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import { position, type Position } from '../../geo/position.ts';
import { layoutVersion } from './index-file.ts';

/** A hit as one index knows it. */
export interface FoundPlace {
  kind: EntryKind;
  id: string;
  name: string;
  nameEn?: string;
  detail: { zh: string; en: string };
  position: Position | null;
  category?: string;
  /** From `near`, a straight line; absent where either is unknown. */
  meters?: number;
}

interface Row {
  kind: EntryKind;
  id: string;
  name: string;
  name_en: string | null;
  detail_zh: string;
  detail_en: string;
  lng: number | null;
  lat: number | null;
  category: string | null;
  forms: string;
}

/** Of so many hits at one level, the shortest names, the nearest are looked for: a bound on the time that one letter may take. */
const mostCompared = 3000;
/** Candidates that are held against what was typed. */
const mostConfirmed = 400;

/** One index file, opened for reading. */
export class PlaceIndex {
  private readonly database: Database.Database;
  private readonly statements = new Map<string, Database.Statement>();

  /** @param file its path, its bytes, or it already open. Throws when it is missing, broken or of another layout. */
  constructor(file: string | Uint8Array | Database.Database) {
    this.database =
      file instanceof Database
        ? file
        : typeof file === 'string'
          ? new Database(file, { readonly: true, fileMustExist: true })
          : new Database(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
    const version = this.database.pragma('user_version', { simple: true });
    if (version === layoutVersion) return;
    this.database.close();
    const whose = typeof file === 'string' ? file : 'the index of names';
    throw new Error(`${whose} has layout ${String(version)}, expected ${layoutVersion}`);
  }

  /** Hits of one level: nearest first, those without a position last, shorter names first among equals. */
  find(question: LevelQuestion, near: Position | null, limit: number): FoundPlace[] {
    const { table, match, confirms } = question;
    const most = confirms ? mostConfirmed : limit;
    const rows = near
      ? (this.prepared(
          `SELECT e.* FROM (SELECT rowid AS number FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid LIMIT ${mostCompared}) m
           JOIN entry e USING (number)
           ORDER BY CASE WHEN e.lng IS NULL THEN 1e18 ELSE ((e.lng - ?) * ?) * ((e.lng - ?) * ?) + ((e.lat - ?) * ?) * ((e.lat - ?) * ?) END, number
           LIMIT ?`,
        ).all(match, ...planeOf(near), most) as Row[])
      : (this.prepared(
          `SELECT e.* FROM (SELECT rowid AS number FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid LIMIT ?) m
           JOIN entry e USING (number) ORDER BY number`,
        ).all(match, most) as Row[]);
    const kept = confirms ? rows.filter(({ forms }) => confirms(forms.split(' '))) : rows;
    return kept.slice(0, limit).map((row) => foundPlace(row, near));
  }

  byId(id: string): FoundPlace | null {
    const row = this.prepared('SELECT * FROM entry WHERE id = ?').get(id) as Row | undefined;
    return row ? foundPlace(row, null) : null;
  }

  close(): void {
    this.database.close();
  }

  private prepared(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.database.prepare(sql)));
    return statement;
  }
}

/** The numbers of the ORDER BY: both coordinates twice, each with its metres per degree. */
function planeOf([lng, lat]: Position): number[] {
  const x = metersPerDegreeLng(lat),
    y = metersPerDegreeLat;
  return [lng, x, lng, x, lat, y, lat, y];
}

function foundPlace(row: Row, near: Position | null): FoundPlace {
  const at = row.lng === null || row.lat === null ? null : position(row.lng, row.lat);
  return {
    kind: row.kind,
    id: row.id,
    name: row.name,
    ...(row.name_en === null ? {} : { nameEn: row.name_en }),
    detail: { zh: row.detail_zh, en: row.detail_en },
    position: at,
    ...(row.category === null ? {} : { category: row.category }),
    ...(at && near ? { meters: Math.round(distanceMeters(near[0], near[1], at[0], at[1])) } : {}),
  };
}
