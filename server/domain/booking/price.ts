/** What a visit costs, in whole fen, and what of it subsidised minutes (政府购买服务) pay. The site takes no money: it says what is paid to the provider. */
import type { Offering } from './model.ts';

export interface Price {
  fullFen: number;
  /** Paid by the resident; the rest is the subsidy's. */
  dueFen: number;
  /** Debited from what an office granted. */
  subsidisedMinutes: number;
}

/**
 * Granted minutes are used up first. Half a fen and more is a fen.
 *
 * @param grantedMinutes that the resident still has in the month of the visit
 */
export function priceOf(
  { priceFen, priceUnit, subsidised }: Pick<Offering, 'priceFen' | 'priceUnit' | 'subsidised'>,
  durationMinutes: number,
  grantedMinutes: number,
): Price {
  for (const [name, value] of Object.entries({ priceFen, durationMinutes, grantedMinutes }))
    if (!Number.isSafeInteger(value) || value < 0)
      throw new Error(`${name} is ${value}, expected a whole number of 0 or more`);
  const fullFen =
    priceUnit === 'free'
      ? 0
      : priceUnit === 'visit'
        ? priceFen
        : shareOf(priceFen, durationMinutes, 60);
  const subsidisedMinutes =
    subsidised && fullFen > 0 ? Math.min(grantedMinutes, durationMinutes) : 0;
  const dueFen = shareOf(fullFen, durationMinutes - subsidisedMinutes, durationMinutes);
  return { fullFen, dueFen, subsidisedMinutes };
}

/** `amount` × `part` / `whole` to the nearest whole, halves up, by whole numbers alone. */
function shareOf(amount: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  const doubled = amount * part * 2 + whole;
  if (!Number.isSafeInteger(doubled))
    throw new Error(`${amount} fen × ${part} minutes is too much`);
  return (doubled - (doubled % (2 * whole))) / (2 * whole);
}
