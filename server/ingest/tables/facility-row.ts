/** One row to the draft of one facility. */
import type { FacilityField } from '../../domain/register/facility-fields.ts';
import { areHoursReadable } from '../../domain/register/readable-hours.ts';
import { cleanPhone } from '../../domain/phone.ts';
import type { Bounds, Position } from '../../geo/position.ts';
import { readCategories, type CategoryWords } from './category-words.ts';
import { chineseHours } from '../../domain/chinese-hours.ts';
import { placeIn, readDegrees, readPair, type Placed } from './coordinates.ts';
import { guangdongBounds, type Crs } from './crs.ts';
import type { FacilityMapping } from './facility-columns.ts';
import { excerpt } from './problems.ts';
import { RowReader, type RowProblem } from './row-reader.ts';
import type { TableRow } from './table.ts';

export interface FacilityDraft {
  externalId?: string;
  name: string;
  nameEn?: string;
  categories: string[];
  /** Null: to be placed by its community. */
  position: Position | null;
  /** The position is one inside an area; where its entrances are is unknown. */
  isArea: boolean;
  address?: string;
  phone?: string;
  /** In OSM's syntax. */
  openingHours?: string;
  floorAreaSquareMeters?: number;
  capacity?: number;
  /** Twelve digits. */
  communityCode?: string;
  /** What stood in the community's column, where it is no code: a name to be looked up. */
  communityName?: string;
  entrances?: Position[];
  operator?: string;
  status?: 'open' | 'closed';
  note?: string;
}

export interface FacilityContext {
  categories: CategoryWords;
  crs: Crs;
  /** Where positions must lie, in WGS-84; Guangdong if not given. */
  bounds?: Bounds;
}

export type FacilityAnswer =
  | {
      ok: true;
      draft: FacilityDraft;
      /** Values of fields that nobody needs, which could not be read and are not in the draft. */
      leftOut: RowProblem[];
    }
  | {
      ok: false;
      problems: RowProblem[];
      /** What could be read, so that a person finds the line again. */
      name?: string;
      position: Position | null;
    };

/**
 * Characters (code points), and pieces of a list. As many as an office may type: what is imported can be edited without being cut.
 * `cell`: a list of names or numbers before it is read.
 */
const most = {
  id: 100,
  name: 100,
  address: 200,
  phone: 60,
  hours: 255,
  community: 100,
  note: 500,
  cell: 2000,
  categories: 10,
  entrances: 32,
};

/** All problems of the row at once. Name, category, position, community and status must be right; the rest may be left out. */
export function facilityRow(
  row: TableRow,
  mapping: FacilityMapping,
  context: FacilityContext,
): FacilityAnswer {
  const reader = new RowReader(row, mapping);
  if (row.cells.length > mapping.headers.length)
    reader.fail(null, 'row-too-long', row.cells.slice(mapping.headers.length).join(', '));
  const name = reader.text('name', most.name);
  if (name === undefined && reader.problems.length === 0) reader.fail('name', 'name-missing', '');
  const categories = readCategories(reader.text('category', most.cell) ?? '', context.categories);
  if (!categories.ok)
    reader.fail('category', categories.reasonKey, categories.value, categories.known);
  else if (categories.codes.length > most.categories)
    reader.fail('category', 'too-many-categories', categories.codes.join('；'));
  const community = readCommunity(reader);
  const bounds = context.bounds ?? guangdongBounds;
  const position = readPosition(reader, row, context.crs, bounds, community !== null);
  const status = readStatus(reader);
  const needed = reader.problems.splice(0);
  const draft: Omit<FacilityDraft, 'name' | 'categories'> = {
    position,
    isArea: row.area === true,
    status,
    communityCode: community?.communityCode,
    communityName: community?.communityName,
    externalId: reader.text('externalId', most.id),
    nameEn: reader.text('nameEn', most.name),
    address: reader.text('address', most.address),
    phone: readPhone(reader),
    openingHours: readHours(reader),
    floorAreaSquareMeters: reader.number('floorArea', /(?:平方米|平米|㎡|m2|m²|平方)$/i, {
      least: 0.01,
      most: 10_000_000,
      whole: false,
    }),
    capacity: reader.number('capacity', /[张床位个人座名]+$/, {
      least: 0,
      most: 1_000_000,
      whole: true,
    }),
    entrances: readEntrances(reader, context.crs, bounds),
    operator: reader.text('operator', most.name),
    note: reader.text('note', most.note),
  };
  if (needed.length > 0 || name === undefined || !categories.ok)
    return {
      ok: false,
      problems: [...needed, ...reader.problems],
      ...(name !== undefined && { name }),
      position,
    };
  return {
    ok: true,
    draft: { name, categories: categories.codes, ...draft },
    leftOut: reader.problems,
  };
}

function readCommunity(
  reader: RowReader,
): { communityCode?: string; communityName?: string } | null {
  const text = reader.text('communityCode', most.community);
  if (text === undefined) return null;
  if (/^\d{12}$/.test(text)) return { communityCode: text };
  if (!/^[\d\s.]+$/.test(text)) return { communityName: text };
  reader.fail('communityCode', 'community-code-invalid', text);
  return {};
}

function readPosition(
  reader: RowReader,
  row: TableRow,
  crs: Crs,
  bounds: Bounds,
  hasCommunity: boolean,
): Position | null {
  if (row.geometryProblem) {
    reader.fail(null, row.geometryProblem.reasonKey, row.geometryProblem.value);
    return null;
  }
  const [lngText, latText, both] = [reader.raw('lng'), reader.raw('lat'), reader.raw('position')];
  let numbers: [number, number];
  let field: FacilityField = 'lng';
  if (lngText === '' && latText === '') {
    if (both === '') {
      if (!hasCommunity)
        reader.fail(reader.has('position') ? 'position' : 'lng', 'position-missing', '');
      return null;
    }
    field = 'position';
    const pair = readPair(both);
    if (!pair) return reader.fail(field, 'coordinate-invalid', both);
    numbers = pair;
  } else {
    const [lng, lat] = [readDegrees(lngText), readDegrees(latText)];
    if (lng === null)
      reader.fail('lng', lngText === '' ? 'position-missing' : 'coordinate-invalid', lngText);
    if (lat === null)
      reader.fail('lat', latText === '' ? 'position-missing' : 'coordinate-invalid', latText);
    if (lng === null || lat === null) return null;
    numbers = [lng, lat];
  }
  const placed = placeIn(bounds, crs, ...numbers);
  if (placed.ok) return placed.position;
  return reader.fail(
    field,
    placed.reasonKey,
    field === 'position' ? both : `${lngText}, ${latText}`,
    placed.suggestion,
  );
}

function readEntrances(reader: RowReader, crs: Crs, bounds: Bounds): Position[] | undefined {
  const text = reader.raw('entrances');
  if (text === '') return undefined;
  const parts = text.split(/[;；|]/).filter((part) => part.trim() !== '');
  const placed = parts.slice(0, most.entrances + 1).map((part): Placed => {
    const pair = readPair(part);
    return pair ? placeIn(bounds, crs, ...pair) : { ok: false, reasonKey: 'entrances-invalid' };
  });
  const bad = placed.findIndex(({ ok }) => !ok);
  const found = placed[bad];
  if (found && !found.ok)
    return reader.fail('entrances', found.reasonKey, parts[bad]!, found.suggestion) ?? undefined;
  if (parts.length > most.entrances)
    return reader.fail('entrances', 'entrances-invalid', text) ?? undefined;
  return placed.flatMap((entrance) => (entrance.ok ? [entrance.position] : []));
}

/** Every number of the cell, or none: a number that is lost without a word is worse. */
function readPhone(reader: RowReader): string | undefined {
  const text = reader.text('phone', most.cell);
  if (text === undefined) return undefined;
  const numbers = text
    .split(/[;；,，、/]/)
    .filter((part) => part.trim() !== '')
    .map((part) => cleanPhone(part));
  if (numbers.length > 0 && numbers.every((number) => number !== undefined)) {
    const joined = numbers.join('; ');
    return joined.length <= most.phone
      ? joined
      : (reader.fail('phone', 'text-too-long', text) ?? undefined);
  }
  return reader.fail('phone', 'phone-invalid', text) ?? undefined;
}

function readHours(reader: RowReader): string | undefined {
  const text = reader.raw('openingHours');
  if (text === '') return undefined;
  const hours = chineseHours(text) ?? (/\p{Script=Han}/u.test(text) ? null : text);
  if (hours !== null && hours.length > most.hours)
    return reader.fail('openingHours', 'text-too-long', text) ?? undefined;
  if (hours !== null && areHoursReadable(hours)) return hours;
  return reader.fail('openingHours', 'hours-unreadable', text) ?? undefined;
}

const statusWords = new Map([
  ...[
    'open',
    '开放',
    '营业',
    '营业中',
    '正常',
    '正常营业',
    '正常运营',
    '在用',
    '使用中',
    '运营中',
    '启用',
    '存续',
  ].map((word) => [word, 'open'] as const),
  ...['closed', '关闭', '停业', '已关闭', '停用', '撤销', '已撤销', '歇业', '注销', '已停业'].map(
    (word) => [word, 'closed'] as const,
  ),
]);

function readStatus(reader: RowReader): 'open' | 'closed' | undefined {
  const text = reader.text('status', most.id);
  if (text === undefined) return undefined;
  const status = statusWords.get(text.toLowerCase());
  if (!status) reader.fail('status', 'status-unknown', excerpt(text));
  return status;
}
