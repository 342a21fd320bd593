import { useState } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import { countOpen, facilitiesInside, groupInside } from '../lib/inside.ts';
import { ridingProfiles } from '../lib/view-state.ts';
import { GroupLinks } from './group-links.tsx';
import { groupHeadingId, InsideGroupSection } from './inside-group.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { useGrowing } from './use-growing.ts';
import { usePage } from './words.ts';

interface Props {
  readonly circle: Circle;
  readonly onChoose: (facility: string) => void;
  readonly onPoint: (facility: string | null) => void;
}

/** What lies inside, by group and category. It says everything that the map shows. */
export function InsideList({ circle, onChoose, onPoint }: Props) {
  const { words, facts } = usePage();
  const { t, plural } = words;
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const total = facilitiesInside(circle).length;
  const { open, closed, unknown } = countOpen(circle);
  const groups = groupInside(circle, facts, onlyOpen);
  const built = useGrowing(facts.groups.length);
  const setFold = (code: string, isFolded: boolean) => {
    const next = new Set(folded);
    if (isFolded) next.add(code);
    else next.delete(code);
    setFolded(next);
  };
  const jump = (code: string) => {
    setFold(code, false);
    const heading = document.getElementById(groupHeadingId(code));
    heading?.focus();
    heading?.scrollIntoView({ block: 'start' });
  };
  return (
    <section class="inside" aria-busy={groups.length > built}>
      <h2>{ridingProfiles.has(circle.profile) ? t('inside.title-ride') : t('inside.title')}</h2>
      {total === 0 ? (
        <EmptyState title={t('inside.empty')} text={t('inside.empty-hint')} />
      ) : (
        <>
          <div class="inside-bar">
            <p>
              {plural('inside.count', total)}
              <span class="quiet"> · {plural('inside.count-open', open)}</span>
            </p>
            <button
              type="button"
              class="switch only-open"
              aria-pressed={onlyOpen}
              onClick={() => setOnlyOpen(!onlyOpen)}
            >
              {t('inside.only-open')}
            </button>
          </div>
          <p class="inside-hidden quiet" role="status">
            {onlyOpen && t('inside.hidden', { closed, unknown })}
          </p>
          {groups.length === 0 && <EmptyState title={t('inside.none-open')} />}
          {groups.length > 1 && <GroupLinks groups={groups} onJump={jump} />}
          {groups.slice(0, built).map((group) => (
            <InsideGroupSection
              key={group.code}
              group={group}
              index={facts.groups.findIndex(({ code }) => code === group.code)}
              folded={folded.has(group.code)}
              onFold={(isFolded) => setFold(group.code, isFolded)}
              onChoose={onChoose}
              onPoint={onPoint}
            />
          ))}
        </>
      )}
    </section>
  );
}
