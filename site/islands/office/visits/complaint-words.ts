import type { ComplaintAbout } from '../../../../server/contract/complaint.ts';

/** What a complaint is about, in the order of a list to choose from. */
export const complaintAbouts = [
  'late',
  'nobody-came',
  'quality',
  'behaviour',
  'damage',
  'price',
  'safety',
  'privacy',
  'other',
] as const satisfies readonly ComplaintAbout[];
