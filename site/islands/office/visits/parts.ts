/** The parts of the office's work with visits, in the order of a day: what is due first. They are values of `tab=` in the fragment. */
export const visitParts = [
  'call-backs',
  'complaints',
  'bookings',
  'providers',
  'suspensions',
  'subsidies',
  'satisfaction',
] as const;

export type VisitPart = (typeof visitParts)[number];

export const isVisitPart = (code: string | null): code is VisitPart =>
  (visitParts as readonly (string | null)[]).includes(code);
