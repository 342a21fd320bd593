import { isGrid, usualGridMeters, type PlannerView } from './planner-view.ts';

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
    ...(isGrid(view.level) && { size: String(view.size ?? usualGridMeters) }),
    ...(view.choice !== 1 && { choice: String(view.choice) }),
    ...(view.scenario && { scenario: view.scenario }),
  };
}

export const downloadFormats = ['json', 'geojson', 'csv'] as const;
export type DownloadFormat = (typeof downloadFormats)[number];

/** Behind `/api/v1`. */
export function coveragePath(question: CoverageQuestion, format: DownloadFormat = 'json'): string {
  const fields = new URLSearchParams(question);
  if (format !== 'json') fields.set('format', format);
  return `/coverage?${fields.toString().replaceAll('%3A', ':')}`;
}
