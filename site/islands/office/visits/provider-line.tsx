import { useState } from 'preact/hooks';
import type { ProviderAnswer } from '../../../../server/contract/provider.ts';
import { dayHere } from '../local-moment.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { OpenedProvider } from './opened-provider.tsx';

interface Props {
  readonly provider: ProviderAnswer;
  readonly onDone: () => void;
}

/** One provider in a line; all that it sent in is opened. */
export function ProviderLine({ provider, onDone }: Props) {
  const { words } = usePage();
  const { t } = words;
  const [open, setOpen] = useState(false);
  const tone = { approved: 'state-met', refused: 'state-not-met', suspended: 'state-not-met' };
  return (
    <li class="office-entry">
      <div class="visits-head">
        <h3>{provider.name}</h3>
        <span class={`state ${tone[provider.state as keyof typeof tone] ?? ''}`}>
          {t(`office.visits.vetting-${provider.state}`)}
        </span>
      </div>
      <p class="quiet">
        {t(`office.visits.kind-${provider.kind}`)} ·{' '}
        {t('office.visits.sent-on', { day: words.date(dayHere(provider.createdAt)) })}
      </p>
      <p class="office-actions">
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'office.visits.close' : 'office.visits.open-provider')}
        </Button>
      </p>
      {open && <OpenedProvider id={provider.id} onDone={onDone} />}
    </li>
  );
}
