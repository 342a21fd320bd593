/** Divisions and what an office says of each community. */
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/** Cities, districts, streets and communities by their codes; filled from `data/divisions`. */
export const divisions = sqliteTable(
  'division',
  {
    code: text('code').primaryKey(),
    name: text('name').notNull(),
    level: text('level', { enum: ['province', 'city', 'area', 'street', 'community'] }).notNull(),
    parent: text('parent'),
    /** The imported region that brought it; null for the official list. */
    region: text('region'),
    /** Of an invented region: counts nowhere above its own city. */
    invented: integer('invented', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('division_parent').on(table.parent)],
);

/** A community or village. Figures are null until its office gives them: unknown is not zero. */
export const communities = sqliteTable('community', {
  code: text('code').primaryKey(),
  kind: text('kind', { enum: ['urban', 'rural'] }).notNull(),
  kindBecause: text('kind_because', { enum: ['official-code', 'ending', 'rule'] }).notNull(),
  /** 城乡分类代码: 1xx urban, 2xx rural. */
  officialCode: text('official_code'),
  officeLng: real('office_lng'),
  officeLat: real('office_lat'),
  officeAddress: text('office_address'),
  officeHours: text('office_hours'),
  officePhone: text('office_phone'),
  households: integer('households'),
  residents: integer('residents'),
  elderly: integer('elderly'),
  children: integer('children'),
  nonRegistered: integer('non_registered'),
  committeeMembers: integer('committee_members'),
  committeeWomen: integer('committee_women'),
  fullTimeWorkers: integer('full_time_workers'),
  socialWorkers: integer('social_workers'),
  socialOrganisations: integer('social_organisations'),
  registeredVolunteers: integer('registered_volunteers'),
  participantsThisYear: integer('participants_this_year'),
  indoorSquareMeters: real('indoor_square_meters'),
  outdoorSquareMeters: real('outdoor_square_meters'),
  /** Whole per cent of public items that can be done online. */
  onlineItemsPercent: real('online_items_percent'),
  dwellings: integer('dwellings'),
  propertyManagedDwellings: integer('property_managed_dwellings'),
  householdWorkers: integer('household_workers'),
  certifiedHouseholdWorkers: integer('certified_household_workers'),
  /** Outer rings, then their holes: GeoJSON MultiPolygon coordinates in WGS-84. */
  boundary: text('boundary', { mode: 'json' }).$type<number[][][][]>(),
  west: real('west'),
  south: real('south'),
  east: real('east'),
  north: real('north'),
  boundarySource: text('boundary_source'),
  version: integer('version').notNull(),
  updatedAt: text('updated_at'),
  updatedBy: text('updated_by'),
});

/** The service hall of a street or town (街道／乡镇综合政务服务平台). */
export const streetHalls = sqliteTable('street_hall', {
  code: text('code').primaryKey(),
  squareMeters: real('square_meters'),
  version: integer('version').notNull(),
  updatedAt: text('updated_at'),
  updatedBy: text('updated_by'),
});

/** “All that there is of this category in this community is in the register”, signed by its office until a date. */
export const completeness = sqliteTable(
  'completeness',
  {
    community: text('community').notNull(),
    category: text('category').notNull(),
    signedOn: text('signed_on').notNull(),
    expiresOn: text('expires_on').notNull(),
    signedBy: text('signed_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.community, table.category] })],
);

/** Yearly residents' evaluation (民主评议): one form for each resident and year. */
export const evaluations = sqliteTable(
  'evaluation',
  {
    id: text('id').primaryKey(),
    community: text('community').notNull(),
    year: integer('year').notNull(),
    /** Null once the person is erased: the answers stay as statistics. */
    userId: text('user_id'),
    /** 1 to 5 for each question of `domain/evaluation.ts`, in its order. */
    scores: text('scores', { mode: 'json' }).$type<number[]>().notNull(),
    /** Encrypted under the person's key. */
    remark: text('remark'),
    at: text('at').notNull(),
  },
  (table) => [
    index('evaluation_community').on(table.community, table.year),
    // Erased people are null, and nulls are never equal: their answers stay.
    uniqueIndex('evaluation_once').on(table.community, table.year, table.userId),
  ],
);
