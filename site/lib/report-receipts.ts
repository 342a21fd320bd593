import type { ReportFiled, ReportState } from '../../server/contract/report.ts';
import { reportsKey } from './device-storage.ts';

export type ReportKind = ReportState['kind'];
export const reportKinds: readonly ReportKind[] = ['closed', 'moved', 'wrong-hours', 'gate-locked'];

/** What a browser keeps of a report that was sent from it: with the receipt its state is asked for, signed in or not. */
export interface KeptReceipt extends ReportFiled {
  readonly facility: string;
  /** As the card called it; for when nobody can be asked. */
  readonly name: string;
  readonly kind: ReportKind;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export const mostReceipts = 50;

type Keeper = Pick<Storage, 'getItem' | 'setItem'>;

/** Newest first; what cannot be read is left out. */
export function readReceipts(storage: Keeper | null): readonly KeptReceipt[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(reportsKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isReceipt) : [];
  } catch {
    return [];
  }
}

/** False where the browser keeps nothing; then the receipt must be shown. Beyond `mostReceipts` the oldest goes. */
export const keepReceipt = (storage: Keeper | null, receipt: KeptReceipt): boolean =>
  write(storage, [receipt, ...readReceipts(storage)].slice(0, mostReceipts));

export const dropReceipt = (storage: Keeper | null, id: string): boolean =>
  write(
    storage,
    readReceipts(storage).filter((kept) => kept.id !== id),
  );

/** How a report is called aloud: the first eight characters of its id. */
export const reportNumber = (id: string): string => id.slice(0, 8);

function write(storage: Keeper | null, receipts: readonly KeptReceipt[]): boolean {
  try {
    if (!storage) return false;
    storage.setItem(reportsKey, JSON.stringify(receipts));
    return true;
  } catch {
    return false;
  }
}

const isReceipt = (value: unknown): value is KeptReceipt => {
  const kept = (value ?? {}) as Record<string, unknown>;
  return (
    ['id', 'receipt', 'facility', 'name', 'at'].every((key) => typeof kept[key] === 'string') &&
    reportKinds.some((kind) => kind === kept['kind'])
  );
};
