/** A record of HSDS as it goes out. */
export type HsdsRecord = Record<string, unknown>;

/** Without what is not known: HSDS leaves such fields out, and null would break its schemas. */
export function given(record: HsdsRecord): HsdsRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null && value !== undefined),
  );
}
