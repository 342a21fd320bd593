import type { CoverageFormat } from '../../../server/contract/coverage.ts';
import type { PlannerView } from './planner-view.ts';

/** What a view asks of `GET /coverage`: everything that changes the figures, nothing that changes only their picture. */
export type CoverageQuestion = Readonly<Record<string, string>>;

export function coverageQuestion(view: PlannerView, region: string): CoverageQuestion {
  return {
    region,
    category: view.category,
    profile: view.profile,
    ...(view.minutes !== undefined && { minutes: String(view.minutes) }),
    ...(view.at && { at: view.at }),
    level: view.level,
    ...(view.size !== undefined && { size: String(view.size) }),
    // A set has no second nearest.
    ...(view.choice !== 1 && view.category !== 'essential' && { choice: String(view.choice) }),
    ...(view.scenario && { scenario: view.scenario }),
  };
}

/** Behind `/api/v1`. */
export function coveragePath(question: CoverageQuestion, format: CoverageFormat = 'json'): string {
  const fields = new URLSearchParams(question);
  if (format !== 'json') fields.set('format', format);
  return `/coverage?${fields.toString().replaceAll('%3A', ':')}`;
}

export const downloadFormats = [
  'csv',
  'geojson',
  'json',
] as const satisfies readonly CoverageFormat[];
