import { useEffect, useState } from 'preact/hooks';

export interface OfficeView {
  readonly area: string | null;
  readonly tab: string | null;
}

function read(): OfficeView {
  const fields = new URLSearchParams(location.hash.slice(1));
  return { area: fields.get('area'), tab: fields.get('tab') };
}

/** Which area and which part of the work: kept in the fragment, so Back works and a link can be passed on. */
export function useOfficeFragment() {
  const [view, setView] = useState<OfficeView>({ area: null, tab: null });
  useEffect(() => {
    const take = () => setView(read());
    take();
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  const change = (fields: Partial<OfficeView>) => {
    const next = { ...view, ...fields };
    const text = new URLSearchParams();
    if (next.area) text.set('area', next.area);
    if (next.tab) text.set('tab', next.tab);
    location.hash = text.toString();
  };
  return { view, change };
}
