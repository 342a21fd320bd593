import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Coverage } from '../../../server/contract/coverage.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { AreaShape } from '../../lib/planner/area-shapes.ts';
import type { CoverageQuestion } from '../../lib/planner/coverage-question.ts';
import type { PlannerFacts } from '../../lib/planner/planner-facts.ts';
import type { PlannerView } from '../../lib/planner/planner-view.ts';
import type { Send } from '../../lib/send.ts';
import type { PlannerMap } from '../../map/planner-map.ts';

/** A scenario that the whole page follows: figures, map, downloads and the link. */
export interface FollowedScenario {
  /** Its id or shared token: what `scenario=` of the API takes. */
  readonly id: string;
  /** Grows with every change that was saved; another one makes the page ask anew. */
  readonly version: number;
  readonly name: string;
}

/** What every part of the page reads, and what it may do. */
export interface PlannerTools {
  readonly words: Translator;
  readonly send: Send;
  readonly facts: PlannerFacts;
  /** Name of a category, as it stands alone. */
  readonly nameOf: (category: string) => string;
  /** The same within a sentence. */
  readonly nameIn: (category: string) => string;
  readonly region: RegionAnswer;
  readonly view: PlannerView;
  /** Changes the view and its link; what has another answer is asked anew by itself. */
  readonly change: (fields: Partial<PlannerView>) => void;
  /** What is asked of the service now; tabs ask with the same fields. */
  readonly question: CoverageQuestion;
  /** The newest answer. While `busy` it may be the answer to the question before. */
  readonly coverage: Coverage | null;
  readonly busy: boolean;
  /** Where the areas of the answer lie; empty until they are there. */
  readonly shapes: readonly AreaShape[];
  /** Null until Leaflet is there, and where it could not be fetched: everything must work without. */
  readonly map: PlannerMap | null;
  /** Null: as things are today. */
  readonly scenario: FollowedScenario | null;
  readonly follow: (scenario: FollowedScenario | null) => void;
  /** One line about what was just done, seen and read aloud. */
  readonly say: (text: string) => void;
}

export const Planner = createContext<PlannerTools | null>(null);

export function usePlanner(): PlannerTools {
  const tools = useContext(Planner);
  if (!tools) throw new Error('a part of the planner was used outside <Planner.Provider>');
  return tools;
}
