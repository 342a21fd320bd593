/** Providers and their vetting, as answers. */
import type { ProviderAnswer, PublicProviderAnswer, VettingStep } from '../../contract/provider.ts';
import type { Records } from '../../store/app/records.ts';
import type { ProviderRow } from '../../store/app/booking/catalogue.ts';

export function publicProvider(row: ProviderRow): PublicProviderAnswer {
  const { id, kind, name, nameEn, phone, aboutZh, aboutEn, lng, lat } = row;
  return { id, kind, name, nameEn, phone, aboutZh, aboutEn, position: [lng, lat] };
}

/** For its members and its office. */
export function providerAnswer(row: ProviderRow, { booking }: Records): ProviderAnswer {
  const { creditCode, community, state, proof, version, createdAtMs } = row;
  return {
    ...publicProvider(row),
    creditCode,
    contact: booking.providers.contactOf(row),
    community,
    state,
    proof,
    version,
    createdAt: new Date(createdAtMs).toISOString(),
  };
}

export function historyOf(provider: string, { booking }: Records): VettingStep[] {
  return booking.providers
    .vettings(provider)
    .toReversed()
    .map(({ fromState, toState, reason, atMs }) => ({
      from: fromState,
      to: toState,
      reason,
      at: new Date(atMs).toISOString(),
    }));
}
