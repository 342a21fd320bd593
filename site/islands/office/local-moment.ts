/** Moments on Guangdong's clock, wherever the browser is. */
const hereOf = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString();

/** `YYYY-MM-DD`. */
export const dayHere = (iso: string): string => hereOf(iso).slice(0, 10);

/** `YYYY-MM-DD HH:MM`. */
export const momentHere = (iso: string): string => hereOf(iso).slice(0, 16).replace('T', ' ');
