/** What the page of reports asks this site's API. */
import type {
  AreaReport,
  ReportedAreas,
  ReportHistory,
} from '../../../server/contract/area-report.ts';
import type { PlacesAnswer } from '../../../server/contract/places.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { Answer } from '../api.ts';
import type { Send } from '../send.ts';
import type { MapPlace } from './map-classes.ts';
import type { ReportView } from './report-fragment.ts';

export interface AreaFeature {
  readonly id: string;
  readonly properties: MapPlace;
  readonly geometry: {
    readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[];
  } | null;
}

export interface AreaShapes {
  readonly features: readonly AreaFeature[];
}

export interface ReportApi {
  areas(parent: string | null): Promise<Answer<ReportedAreas>>;
  report(view: ReportView): Promise<Answer<AreaReport>>;
  history(view: ReportView): Promise<Answer<ReportHistory>>;
  shapes(view: ReportView): Promise<Answer<AreaShapes>>;
  regions(): Promise<Answer<{ regions: RegionAnswer[] }>>;
  places(typed: string): Promise<Answer<PlacesAnswer>>;
}

export function reportApi(send: Send): ReportApi {
  return {
    areas: (parent) => send('GET', `/area-reports${parent ? `?parent=${parent}` : ''}`),
    report: (view) => send('GET', reportPath(view)),
    history: ({ area, region }) =>
      send('GET', `/area-reports/${area}/history${region ? `?region=${region}` : ''}`),
    shapes: (view) => send('GET', reportPath(view, 'geojson')),
    regions: () => send('GET', '/regions'),
    places: (typed) => send('GET', `/places?q=${encodeURIComponent(typed)}`),
  };
}

/** Below `/api/v1`. */
export function reportPath({ area, profile, region }: ReportView, format?: string): string {
  const fields = [
    `profile=${profile}`,
    region && `region=${region}`,
    format && `format=${format}`,
  ].filter(Boolean);
  return `/area-reports/${area}?${fields.join('&')}`;
}
