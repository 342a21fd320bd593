import { useMemo, useState } from 'preact/hooks';
import type { ProviderBookingAnswer } from '../../../server/contract/booking.ts';
import type { Failure } from '../../lib/api.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { changeWords } from '../../lib/visit-words.ts';
import { useAccount } from '../account/account-context.ts';
import { useDesk } from './desk.ts';

export interface Refused {
  readonly code: string | null;
  readonly text: string;
}

export interface Steps {
  readonly busy: boolean;
  /** Takes a step on the booking. @returns why it was refused; null when it was taken */
  readonly take: (step: string, body?: object) => Promise<Refused | null>;
}

/**
 * Steps on one booking. A tap that comes twice is one step. Where somebody changed it meanwhile, it is looked at anew and what is different is
 * said.
 * @param onChanged gets the booking as it is then
 */
export function useSteps<T extends ProviderBookingAnswer>(
  visit: T,
  onChanged: (now: ProviderBookingAnswer) => void,
): Steps {
  const { send, words } = useAccount();
  const { fail } = useDesk();
  const [busy, setBusy] = useState(false);
  const post = useMemo(() => createPostOnce(send), [send]);
  const path = `/bookings/${encodeURIComponent(visit.id)}`;

  async function refused(failure: Failure): Promise<Refused> {
    const code = codeOf(failure);
    if (code !== 'changed-meanwhile' && code !== 'wrong-state')
      return { code, text: fail(failure) };
    const fresh = await send<ProviderBookingAnswer>('GET', path);
    if (!fresh.ok) return { code, text: fail(failure) };
    onChanged(fresh.value);
    const said = changeWords(visit, fresh.value, words);
    return {
      code,
      text:
        said.length > 0
          ? words.t('provider.changed', { what: words.list(said) })
          : words.t('provider.changed-otherwise'),
    };
  }

  return {
    busy,
    take: async (step, body = {}) => {
      if (busy) return null;
      setBusy(true);
      const answer = await post<ProviderBookingAnswer>(`${path}/${step}`, {
        version: visit.version,
        ...body,
      });
      const problem = answer.ok ? null : await refused(answer.failure);
      setBusy(false);
      if (answer.ok) onChanged(answer.value);
      return problem;
    },
  };
}
