/** A scenario against today: who gains and who loses, in one category. */
import type { Compare, Difference } from '../../contract/compare.ts';
import { Coverage } from '../../domain/coverage/coverage.ts';
import { figuresOf, type Figures } from '../../domain/coverage/figures.ts';
import type { Memory } from '../../domain/coverage/memory.ts';
import { ascending } from '../../domain/coverage/order.ts';
import type { Outcomes } from '../../domain/coverage/outcomes.ts';
import type { People } from '../../domain/coverage/people.ts';
import type { CompareQuestion, Told } from '../questions.ts';
import { scenarioWorld } from '../scenario-world.ts';
import { peopleIn, type PlanningWorld } from '../world.ts';
import { areasOf, type AskedAreas } from './coverage-areas.ts';
import { cellsOf } from './compare-cells.ts';
import { toldEffects } from './compare-effects.ts';
import { groupsOf } from './compare-groups.ts';
import { switched, type Switched } from './compare-switched.ts';
import { toldFigures, toldPeople } from './told-figures.ts';

/** One side of the comparison. */
export interface Side {
  readonly outcomes: Outcomes;
  /** Persons by their seconds. */
  readonly order: Uint32Array;
}

export function compareAnswer(world: PlanningWorld, question: CompareQuestion): Told<'compare'> {
  const then = scenarioWorld(world, question.changes);
  if (!then.ok) return { ok: false, reason: 'change-refused', problem: then.problem };
  const { profile, minutes, level, brief } = question;
  const people = peopleIn(world, profile, minutes);
  const areas = areasOf(world, people, level, question.meters);
  if ('ok' in areas) return areas;
  const peopleAfter = peopleIn(then.world, profile, minutes);
  const before = sideOf(world, question, people, world.memory);
  const after = sideOf(
    then.world,
    question,
    peopleAfter,
    // A place that is dragged comes to no spot twice: what was searched for it would only push out what is used again.
    brief ? withoutSearches(then.world.memory) : then.world.memory,
  );
  const change = switched(before.outcomes, after.outcomes);
  const { norms, region } = world.engine;
  const told: Compare = {
    region: region.info.id,
    category: question.category,
    profile,
    limits: {
      urbanMinutes: minutes ?? norms.urbanMinutes,
      ruralMinutes: minutes ?? norms.ruralMinutes,
    },
    at: question.at?.text ?? null,
    day: question.day,
    level,
    brief,
    scenario: question.scenario,
    effects: toldEffects(question.changes, then.effects),
    ...differences(people, areas, before, after, change, brief),
    ...(brief
      ? {}
      : { ...groupsOf(people, before, after, change), ...cellsOf(people, before, after) }),
  };
  return { ok: true, answer: { json: new TextEncoder().encode(JSON.stringify(told)) } };
}

function sideOf(
  { engine }: PlanningWorld,
  { category, day, at }: CompareQuestion,
  people: People,
  memory: Memory,
): Side {
  const coverage = new Coverage(engine, people, { day, at: at && new Date(at.ms) }, memory);
  const outcomes = coverage.outcomes(category);
  return { outcomes, order: ascending(outcomes.seconds) };
}

function withoutSearches(memory: Memory): Memory {
  return {
    keep: (key, make) => (/^(nearest|seconds) /.test(key) ? make() : memory.keep(key, make)),
    nameOf: (objects) => memory.nameOf(objects),
  };
}

function differences(
  people: People,
  { list, ofPerson }: AskedAreas,
  before: Side,
  after: Side,
  change: Switched,
  brief: boolean,
): Pick<Compare, 'total' | 'areas'> {
  const weights = people.weights.people;
  const figures = [before, after].map(({ outcomes, order }) =>
    figuresOf(outcomes, weights, order, ofPerson, list.length),
  ) as [ReturnType<typeof figuresOf>, ReturnType<typeof figuresOf>];
  const gained = new Float64Array(list.length),
    lost = new Float64Array(list.length);
  for (const i of change.gained) gained[ofPerson[i]!]! += weights[i]!;
  for (const i of change.lost) lost[ofPerson[i]!]! += weights[i]!;
  const all = list.map(({ code, name }, area) => ({
    code,
    name,
    ...difference(figures[0].areas[area]!, figures[1].areas[area]!, gained[area]!, lost[area]!),
  }));
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return {
    total: difference(figures[0].total, figures[1].total, sum(gained), sum(lost)),
    areas: all
      .filter((area) => !brief || isChanged(area))
      .sort(
        (a, b) =>
          b.gained + b.lost - (a.gained + a.lost) || ((a.code ?? '') < (b.code ?? '') ? -1 : 1),
      ),
  };
}

function difference(before: Figures, after: Figures, gained: number, lost: number): Difference {
  return {
    before: toldFigures(before),
    after: toldFigures(after),
    gained: toldPeople(gained),
    lost: toldPeople(lost),
  };
}

function isChanged({ before, after }: Difference): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}
