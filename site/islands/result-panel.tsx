import { useMemo } from 'preact/hooks';
import type { Position } from '../lib/view-state.ts';
import { AboutData } from './about-data.tsx';
import { ActionRow } from './action-row.tsx';
import { Choices } from './choices.tsx';
import { CommunityLine } from './community-line.tsx';
import { InsideList } from './inside-list.tsx';
import { OnSiteBlock } from './parts-for-later.ts';
import { SavedPlaces } from './saved-places.tsx';
import { ShortfallList } from './shortfall-list.tsx';
import { useCalm } from './use-calm.ts';
import type { CirclePageModel } from './use-circle-page.ts';
import type { Compare } from './use-compare.ts';
import { VerdictCard } from './verdict-card.tsx';

interface Props {
  readonly model: CirclePageModel;
  readonly compare: Compare;
  readonly hidden: boolean;
  readonly onChoose: (facility: string) => void;
  readonly onPoint: (facility: string | null) => void;
  readonly onOpenSaved: (position: Position) => void;
}

/** The result: in words, how it was asked, what to do with it, then the lists that say all that the map shows. */
export function ResultPanel({ model, compare, hidden, onChoose, onPoint, onOpenSaved }: Props) {
  const { view, circle, busy, region } = model;
  const listed = useCalm(circle, 300);
  const lists = useMemo(
    () =>
      listed && (
        <>
          {listed.onSite && <OnSiteBlock sessions={listed.onSite} />}
          <CommunityLine circle={listed} />
          <ShortfallList circle={listed} state="gap" onChoose={onChoose} />
          <ShortfallList circle={listed} state="unknown" onChoose={onChoose} />
          <InsideList circle={listed} onChoose={onChoose} onPoint={onPoint} />
        </>
      ),
    [listed],
  );
  // A comparison stands right below the verdict. Keys keep both parts, and the focus in them, as they change places.
  const comparing = compare.choosing || view.with !== undefined;
  const choices = <Choices model={model} key="choices" />;
  const actions = <ActionRow model={model} compare={compare} key="actions" />;
  return (
    <div class="result" hidden={hidden} aria-busy={listed !== circle}>
      <VerdictCard circle={circle} busy={busy} view={view} onChange={model.change} />
      {comparing ? [actions, choices] : [choices, actions]}
      <SavedPlaces
        origin={model.origin}
        suggestion={circle?.origin.street ?? ''}
        onOpen={onOpenSaved}
      />
      {lists}
      <AboutData region={region} />
    </div>
  );
}
