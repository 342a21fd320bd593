import { useEffect, useState } from 'preact/hooks';
import type { AreaReport, ReportHistory } from '../../../server/contract/area-report.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { Failure } from '../../lib/api.ts';
import type { AreaShapes, ReportApi } from '../../lib/checkup/report-api.ts';
import {
  formatReportFragment,
  parseReportFragment,
  type ReportView,
} from '../../lib/checkup/report-fragment.ts';

export interface LoadedReport {
  readonly view: ReportView;
  readonly report: AreaReport;
  /** Null where it could not be had: the report stands without it. */
  readonly history: ReportHistory | null;
  readonly map: { readonly region: RegionAnswer; readonly shapes: AreaShapes } | null;
}

export interface ReportState {
  /** What the link asks for; null before the page has read it. */
  readonly view: ReportView | null;
  readonly loaded: LoadedReport | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
  /** Another view becomes the link, and so the report. */
  readonly show: (view: ReportView) => void;
}

/** The report that the fragment asks for; anew when the fragment changes. Only the newest question's answer is shown. */
export function useReport(api: ReportApi): ReportState {
  const [view, setView] = useState<ReportView | null>(null);
  const [loaded, setLoaded] = useState<LoadedReport | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const read = () => setView(parseReportFragment(location.hash));
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  useEffect(() => {
    setLoaded(null);
    setFailure(null);
    if (!view?.area) return undefined;
    let gone = false;
    void load(api, view).then((answer) => {
      if (gone) return;
      if ('report' in answer) setLoaded(answer);
      else setFailure(answer);
    });
    return () => {
      gone = true;
    };
  }, [view, attempt]);
  return {
    view,
    loaded,
    failure,
    retry: () => setAttempt((count) => count + 1),
    show: (next) => {
      location.hash = formatReportFragment(next) || '#';
    },
  };
}

async function load(api: ReportApi, view: ReportView): Promise<LoadedReport | Failure> {
  const [report, history, shapes, regions] = await Promise.all([
    api.report(view),
    api.history(view),
    api.shapes(view),
    api.regions(),
  ]);
  if (!report.ok) return report.failure;
  const { region: id } = report.value.sources.map;
  const region = regions.ok ? regions.value.regions.find((one) => one.id === id) : undefined;
  return {
    view,
    report: report.value,
    history: history.ok ? history.value : null,
    map: region && shapes.ok ? { region, shapes: shapes.value } : null,
  };
}
