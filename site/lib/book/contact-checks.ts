import type { Draft } from './draft.ts';

export const longest = { name: 60, phone: 40, address: 200, notes: 500 } as const;

/** A mobile number, a landline with or without its area code, or one with a country's code. */
export const looksReachable = (phone: string): boolean =>
  /^\+?\d{7,15}$/.test(phone.normalize('NFKC').replace(/[\s\-().·转#]/g, ''));

export type ContactField = 'name' | 'phone' | 'address';

/** The fields that are not filled in well enough to send, in the order of the page. */
export function missingContact(draft: Draft, needsAddress: boolean): ContactField[] {
  return [
    ...(draft.name.trim() === '' ? (['name'] as const) : []),
    ...(looksReachable(draft.phone) ? [] : (['phone'] as const)),
    ...(needsAddress && draft.address.trim() === '' ? (['address'] as const) : []),
  ];
}
