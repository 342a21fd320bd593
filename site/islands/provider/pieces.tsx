import type { Visit } from '../../lib/day-legs.ts';
import { offeringName, spanOf } from '../../lib/visit-words.ts';
import type { Piece } from '../../lib/week-cells.ts';
import { useAccount } from '../account/account-context.ts';
import { useDesk } from './desk.ts';
import { fragmentOf } from './use-provider-fragment.ts';

interface Props {
  readonly pieces: readonly Piece<Visit>[];
  readonly day: string;
  readonly resource: string;
}

/** One day of one of the people: each visit leads to its card. */
export function Pieces({ pieces, day, resource }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { own, isManager } = useDesk();
  if (pieces.length === 0) return <p class="quiet">{t('provider.piece-off')}</p>;
  const href = `#${fragmentOf({
    provider: own.provider.id,
    tab: 'today',
    day,
    resource: isManager ? resource : null,
  })}`;
  return (
    <ul class="pieces">
      {pieces.map(({ kind, from, until, visit }) => (
        <li key={`${kind} ${from}`} class={`piece piece-${kind}`}>
          {visit ? (
            <a href={href}>
              <span>{spanOf(from, until)}</span> {offeringName(visit, words)}{' '}
              <span class="quiet">{t(`provider.state.${visit.state}`)}</span>
            </a>
          ) : (
            <>
              <span>{spanOf(from, until)}</span>{' '}
              {t(kind === 'leave' ? 'provider.piece-leave' : 'provider.piece-free')}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
