import { later } from '../../later.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { usePage } from '../../words.ts';
import { Kinds, useKindsLoaded } from './kinds.ts';
import { visitParts, type VisitPart } from './parts.ts';

const views = {
  'call-backs': later(async () => (await import('./call-backs.tsx')).CallBacks),
  complaints: later(async () => (await import('./complaints.tsx')).Complaints),
  bookings: later(async () => (await import('./bookings.tsx')).Bookings),
  providers: later(async () => (await import('./providers.tsx')).Providers),
  suspensions: later(async () => (await import('./suspensions.tsx')).Suspensions),
  subsidies: later(async () => (await import('./subsidies.tsx')).Subsidies),
  satisfaction: later(async () => (await import('./satisfaction.tsx')).Satisfaction),
} as const;

interface Props {
  readonly chosen: VisitPart;
  readonly onChoose: (part: VisitPart) => void;
}

/** The office's work with visits to people's doors. */
export function VisitsDesk({ chosen, onChoose }: Props) {
  const { t } = usePage().words;
  const kinds = useKindsLoaded();
  const View = views[chosen];
  return (
    <Kinds.Provider value={kinds}>
      <Tabs
        label={t('office.visits.parts')}
        tabs={visitParts.map((code) => ({ code, label: t(`office.visits.part-${code}`) }))}
        chosen={chosen}
        onChoose={onChoose}
      >
        <div class="office-part visits-part">
          <View key={chosen} />
        </div>
      </Tabs>
    </Kinds.Provider>
  );
}
