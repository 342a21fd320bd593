/** Puts a report together: figures of people, what the office's figures say of the norms, and from what all of it is known. */
import type {
  AreaReport,
  ReportCategory,
  ReportLevel,
  ReportSources,
} from '../../contract/area-report.ts';
import type { PopulationMeta } from '../../contract/population.ts';
import type { Profile } from '../../contract/profile.ts';
import type { AreaFigures, CategoryFigures } from '../../domain/area-report/area-figures.ts';
import { gapsOf } from '../../domain/area-report/gaps.ts';
import { minutesOf, rounded } from '../../domain/area-report/rounded.ts';
import { signaturesIn } from '../../domain/area-report/signatures.ts';
import { stateOfSet, verdictOf } from '../../domain/area-report/verdict.ts';
import type { Category } from '../../domain/categories.ts';
import { stateOfTally } from '../../domain/coverage/outcomes.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { Division, DivisionCounts } from '../../store/app/divisions.ts';

export interface ReportParts {
  area: Division;
  above: readonly Division[];
  counts: DivisionCounts;
  engine: RegionEngine;
  profile: Profile;
  population: PopulationMeta | null;
  figures: AreaFigures;
  scorecard: AreaReport['scorecard'];
  categories: readonly Category[];
  at: Date;
  day: string;
}

export function madeReport(parts: ReportParts): AreaReport {
  const { area, figures, categories, engine, profile } = parts;
  const verdict = verdictOf(figures);
  const rows = figures.categories.map((row, i) => categoryRow(categories[i]!, row));
  const { travel, urbanMinutes, ruralMinutes, snapLimitMeters } = engine.norms;
  return {
    code: area.code,
    name: area.name,
    level: area.level as ReportLevel,
    invented: area.invented,
    above: parts.above.map(({ code, name }) => ({ code, name })),
    madeAt: parts.at.toISOString(),
    day: parts.day,
    verdict: {
      ...verdict,
      people: peopleOrNull(verdict.people),
      complete: rounded(verdict.complete),
      incomplete: rounded(verdict.incomplete),
      unknown: rounded(verdict.unknown),
    },
    // The set first: it is what the verdict speaks of.
    categories: [...rows.filter(({ inSet }) => inSet), ...rows.filter(({ inSet }) => !inSet)],
    gaps: gapsOf(figures).map(({ meanSeconds, ...gap }) => ({
      ...gap,
      people: rounded(gap.people),
      unreached: rounded(gap.unreached),
      meanMinutes: minutesOf(meanSeconds),
      where: gap.where.map((place) => ({ ...place, people: rounded(place.people) })),
    })),
    communities: communityRows(figures, area.code),
    scorecard: parts.scorecard,
    sources: sourcesOf(parts),
    method: {
      profile,
      urbanMinutes,
      ruralMinutes,
      metersPerMinute: rounded(travel.metersPerMinute[profile]),
      snapLimitMeters,
      signalWaitSeconds: travel.signalWaitSeconds,
      stepsSpeedFactor: travel.stepsSpeedFactor,
    },
  };
}

function categoryRow({ code, zh, en, essential }: Category, row: CategoryFigures): ReportCategory {
  const { register, border, street } = row.unknownBecause;
  return {
    code,
    zh,
    en,
    essential,
    // Where nobody is counted, what is essential anywhere stands first.
    inSet: row.people === null ? essential.urban || essential.rural : row.inSet,
    people: peopleOrNull(row.people),
    covered: rounded(row.covered),
    gap: rounded(row.gap),
    unknown: rounded(row.unknown),
    state: stateOfTally(row),
    unknownBecause: {
      register: rounded(register),
      border: rounded(border),
      street: rounded(street),
    },
    unreached: rounded(row.unreached),
    meanMinutes: minutesOf(row.meanSeconds),
    p90Minutes: minutesOf(row.p90Seconds),
    facilities: row.facilities,
  };
}

/** Most people left out first, then most of whom nothing is certain. */
function communityRows({ communities }: AreaFigures, area: string): AreaReport['communities'] {
  return communities
    .filter(({ code }) => code !== area)
    .toSorted((a, b) => b.incomplete - a.incomplete || b.unknown - a.unknown)
    .map((one) => ({
      code: one.code,
      name: one.name,
      people: peopleOrNull(one.people),
      complete: rounded(one.complete),
      incomplete: rounded(one.incomplete),
      unknown: rounded(one.unknown),
      state: stateOfSet(one),
      missing: one.gaps
        .filter(({ inSet }) => inSet)
        .toSorted((a, b) => b.people - a.people)
        .map(({ category }) => category),
    }));
}

function sourcesOf(parts: ReportParts): ReportSources {
  const { engine, area, figures, counts, categories, day, population } = parts;
  const { info } = engine.region;
  return {
    map: {
      region: info.id,
      name: info.name,
      dataDate: info.dataDate,
      importedAt: info.importedAt,
      attribution: info.attribution,
      invented: info.invented,
    },
    population,
    ground: { communities: counts.communities, onMap: figures.communities.length },
    signatures: signaturesIn(
      engine,
      area.code,
      categories.map(({ code }) => code),
      day,
    ),
    withFigures: counts.withFigures,
  };
}

const peopleOrNull = (people: number | null) => (people === null ? null : rounded(people));
