/** Who reaches what: one category, or the whole essential set, for everybody at once. */
import { essentialSet, type Coverage as Told, type CoverageNote } from '../../contract/coverage.ts';
import type { Counted } from '../../domain/coverage/counted.ts';
import { Coverage } from '../../domain/coverage/coverage.ts';
import { figuresOf, type Figures } from '../../domain/coverage/figures.ts';
import { ascending } from '../../domain/coverage/order.ts';
import { noStreet, type People } from '../../domain/coverage/people.ts';
import { coverageNote } from '../../texts/coverage-notes.ts';
import type { CoverageQuestion, Told as ToldKind } from '../questions.ts';
import { peopleIn, type PlanningWorld } from '../world.ts';
import { areasOf, type AskedAreas } from './coverage-areas.ts';
import { capacityOf, type Capacity } from './coverage-capacity.ts';
import { equityOf } from './coverage-equity.ts';
import { essentialOf } from './coverage-essential.ts';
import { inFormat } from './coverage-formats.ts';
import { minutesOf } from './coverage-minutes.ts';
import { tilesOf } from './coverage-tiles.ts';
import { toldFigures, toldPeople } from './told-figures.ts';

export function coverageAnswer(
  world: PlanningWorld,
  question: CoverageQuestion,
): ToldKind<'coverage'> {
  const { engine, memory, population } = world;
  const people = peopleIn(world, question.profile, question.minutes);
  const areas = areasOf(world, people, question.level, question.meters);
  if ('ok' in areas) return areas;
  const at = question.at && new Date(question.at.ms);
  const coverage = new Coverage(engine, people, { day: question.day, at }, memory);
  const isSet = question.category === essentialSet;
  const essential = isSet ? essentialOf(world, coverage) : null;
  const outcomes = essential?.outcomes ?? coverage.outcomes(question.category, question.choice);
  const order = ascending(outcomes.seconds);
  const weights = people.weights.people;
  const figures = figuresOf(outcomes, weights, order, areas.ofPerson, areas.list.length);
  const counted = isSet ? countedOfSet(world, coverage) : coverage.counted(question.category);
  const capacity =
    isSet || question.choice > 1 ? null : capacityOf(world, question, people, counted, areas);
  const { norms } = engine;
  const told: Told = {
    region: engine.region.info.id,
    category: question.category,
    choice: question.choice,
    profile: question.profile,
    limits: {
      urbanMinutes: question.minutes ?? norms.urbanMinutes,
      ruralMinutes: question.minutes ?? norms.ruralMinutes,
    },
    at: question.at?.text ?? null,
    day: question.day,
    level: question.level,
    cell: areas.cell,
    population: population?.meta ?? null,
    scenario: question.scenario ? { id: question.scenario.id, name: question.scenario.name } : null,
    facilities: {
      counted: counted.numbers.length,
      closedThen: counted.closedThen,
      unknownHours: counted.unknownHours,
    },
    notes: notesOf(world, people, counted, areas),
    total: toldFigures(figures.total),
    areas: toldAreas(question, areas, figures.areas, capacity),
    ...minutesOf(outcomes.seconds, weights, order),
    equity: equityOf(people, outcomes, order),
    capacity: capacity?.told ?? null,
    essential: essential?.told ?? null,
    ...(question.comes ? { comes: question.comes } : {}),
    tiles: isSet || question.choice > 1 ? null : tilesOf(world, question),
  };
  return { ok: true, answer: inFormat(told, areas, question.format) };
}

/** Most people left out first, then most of whom nothing is known. */
function toldAreas(
  { level }: CoverageQuestion,
  { list, kinds }: AskedAreas,
  figures: readonly Figures[],
  capacity: Capacity | null,
): Told['areas'] {
  return list
    .map(({ code, name }, i) => ({
      code,
      name,
      level,
      kind: kinds[i]!,
      ...toldFigures(figures[i]!),
      ...(capacity ? { perThousand: capacity.perThousand[i]! } : {}),
    }))
    .sort(
      (a, b) =>
        b.gap - a.gap || b.unknown - a.unknown || ((a.code ?? '') < (b.code ?? '') ? -1 : 1),
    );
}

/** Each facility of the set once. */
function countedOfSet({ categories }: PlanningWorld, coverage: Coverage): Counted {
  const numbers = new Set<number>();
  let closedThen = 0,
    unknownHours = 0;
  for (const { code, essential } of categories) {
    if (!essential.urban && !essential.rural) continue;
    const own = coverage.counted(code);
    for (const number of own.numbers) numbers.add(number);
    closedThen += own.closedThen;
    unknownHours += own.unknownHours;
  }
  return { numbers: [...numbers], closedThen, unknownHours };
}

function notesOf(
  { engine, population }: PlanningWorld,
  people: People,
  { numbers, closedThen, unknownHours }: Counted,
  { list, cell }: AskedAreas,
): CoverageNote[] {
  const notes: CoverageNote[] = [];
  if (numbers.length === 0)
    notes.push(
      closedThen > 0
        ? coverageNote('all-closed', { count: closedThen })
        : coverageNote('no-facilities'),
    );
  if (unknownHours > 0) notes.push(coverageNote('unknown-hours', { count: unknownHours }));
  if (!population) notes.push(coverageNote('no-population'));
  // The import has left out some already; bounds may have changed since.
  const beyond = (population?.meta.outside?.people ?? 0) + people.outside.people;
  if (beyond > 0) notes.push(coverageNote('people-outside', { people: toldPeople(beyond) }));
  let away = 0;
  people.edge.forEach((edge, i) => edge === noStreet && (away += people.weights.people[i]!));
  if (away > 0)
    notes.push(
      coverageNote('people-far-from-streets', {
        people: toldPeople(away),
        meters: engine.norms.snapLimitMeters,
      }),
    );
  if (!cell && list.every(({ code, name }) => code === null && name === null))
    notes.push(coverageNote('no-communities'));
  return notes;
}
