import { useState } from 'preact/hooks';
import type { DuplicateAnswer } from '../../../server/contract/duplicate.ts';
import type { RegisterFacilityAnswer } from '../../../server/contract/facility.ts';
import { Button } from '../ui/button.tsx';
import { usePage } from '../words.ts';
import { useFacilityValues } from './facility-values.ts';
import { useOffice } from './office.ts';
import { PairMap } from './pair-map.tsx';

interface Props {
  readonly pair: DuplicateAnswer;
  readonly onDone: () => void;
}

/** Two records that may be one place, side by side, and what the office says of them. */
export function DuplicateCard({ pair, onDone }: Props) {
  const { words } = usePage();
  const { t } = words;
  const { send, say, fail } = useOffice();
  const [problem, setProblem] = useState<string | null>(null);
  const { facility, other } = pair;
  const sides = [facility, other] as const;
  const isElement = pair.kind === 'osm-duplicate';

  async function decide(
    decision: 'same-place' | 'two-places',
    keep?: 'facility' | 'other',
  ): Promise<void> {
    const answer = await send('POST', `/duplicates/${pair.id}/decision`, {
      decision,
      version: facility.version,
      otherVersion: other.version,
      ...(keep ? { keep } : {}),
    });
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    say(t(`office.done-${decision}`));
    onDone();
  }
  return (
    <li class="office-entry" id={`pair-${pair.id}`}>
      <h4>
        {t('office.pair-of', {
          a: facility.name ?? t('office.no-name'),
          b: other.name ?? t('office.no-name'),
        })}
      </h4>
      <p class="quiet">
        {t('office.pair-likeness', {
          meters: Math.round(pair.distanceMeters),
          percent: Math.round(pair.nameLikeness * 100),
        })}
        {pair.decision && ` · ${t(`office.said-${pair.decision}`)}`}
      </p>
      <div class="pair-sides">
        {sides.map((side, i) => (
          <Side
            key={side.id}
            number={i + 1}
            side={side}
            mergedName={pair.asNames[i] === (side.name ?? '') ? null : pair.asNames[i]!}
          />
        ))}
      </div>
      <PairMap
        places={sides.map(({ position, name }) => ({
          position: [position[0]!, position[1]!],
          name: name ?? '',
        }))}
      />
      {pair.decision !== 'same-place' && (
        <p class="quiet">
          {t(
            !isElement
              ? 'office.pair-if-rows'
              : facility.status === 'closed'
                ? 'office.pair-if-closed'
                : 'office.pair-if-element',
          )}
          {pair.fills.length > 0 &&
            t('office.pair-fills', {
              fields: words.list(pair.fills.map((field) => t(`office.field-${field}`))),
            })}
        </p>
      )}
      {problem && (
        <p class="office-problem" role="alert">
          {problem}
        </p>
      )}
      <p class="office-actions">
        {pair.decision !== 'same-place' && isElement && (
          <Button onClick={() => void decide('same-place')}>{t('office.same-place')}</Button>
        )}
        {pair.decision !== 'same-place' &&
          !isElement &&
          (['facility', 'other'] as const).map((keep, i) => (
            <Button key={keep} onClick={() => void decide('same-place', keep)}>
              {t('office.same-place-keep', { number: i + 1 })}
            </Button>
          ))}
        {pair.decision !== 'two-places' && (
          <Button look="quiet" onClick={() => void decide('two-places')}>
            {t('office.two-places')}
          </Button>
        )}
      </p>
    </li>
  );
}

interface SideProps {
  readonly number: number;
  readonly side: RegisterFacilityAnswer;
  /** The name that is alike, where it is that of a record merged into this one. */
  readonly mergedName: string | null;
}

function Side({ number, side, mergedName }: SideProps) {
  const { words } = usePage();
  const { t } = words;
  const { nameOfField, valueOf } = useFacilityValues();
  const said = (['categories', 'address', 'phone', 'openingHours', 'community'] as const).filter(
    (field) => side[field] !== null,
  );
  return (
    <div class="pair-side">
      <p>
        <span class={`pair-mark pair-mark-${number}`}>{number}</span>{' '}
        <strong>{side.name ?? t('office.no-name')}</strong>
      </p>
      {mergedName && <p class="quiet">{t('office.pair-merged-name', { name: mergedName })}</p>}
      <p class="quiet">
        {t(`office.source-${side.source}`)} ·{' '}
        {side.version === 0
          ? side.id
          : side.verifiedOn
            ? t('office.verified-on', { day: words.date(side.verifiedOn) })
            : t('office.unverified')}
        {side.status === 'closed' &&
          side.closedOn &&
          ` · ${t('office.closed-from', { day: words.date(side.closedOn) })}`}
      </p>
      <dl>
        {said.map((field) => (
          <div key={field}>
            <dt>{nameOfField(field)}</dt>
            <dd>{valueOf(field, side[field])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
