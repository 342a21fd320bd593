import { useEffect, useState } from 'preact/hooks';

export interface ProviderView {
  readonly provider: string | null;
  readonly tab: string | null;
  /** YYYY-MM-DD; null: today. */
  readonly day: string | null;
  /** Only this one of the staff. */
  readonly resource: string | null;
}

const fields = ['provider', 'tab', 'day', 'resource'] as const;

function read(): ProviderView {
  const found = new URLSearchParams(location.hash.slice(1));
  const view: Record<string, string | null> = {};
  for (const field of fields) view[field] = found.get(field);
  return view as unknown as ProviderView;
}

/** Which provider, which part and which day: kept in the fragment, so Back works and no server sees it. */
export function useProviderFragment() {
  const [view, setView] = useState<ProviderView>({
    provider: null,
    tab: null,
    day: null,
    resource: null,
  });
  useEffect(() => {
    const take = () => setView(read());
    take();
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  const change = (changed: Partial<ProviderView>) => {
    location.hash = fragmentOf({ ...read(), ...changed });
  };
  return { view, change };
}

/** Without the `#`. */
export function fragmentOf(view: Partial<ProviderView>): string {
  const text = new URLSearchParams();
  for (const field of fields) {
    const value = view[field];
    if (value) text.set(field, value);
  }
  return text.toString();
}
