import type { NewProvider, ProviderAnswer } from '../../../server/contract/provider.ts';
import type { Position } from '../../lib/view-state.ts';

/** What a provider says of itself, as a form holds it. */
export interface ProviderDraft {
  readonly kind: NewProvider['kind'];
  readonly creditCode: string;
  readonly name: string;
  readonly nameEn: string;
  readonly phone: string;
  readonly contact: string;
  readonly aboutZh: string;
  readonly aboutEn: string;
  readonly position: Position | null;
}

export function providerDraft(from: ProviderAnswer | null): ProviderDraft {
  return {
    kind: from?.kind ?? 'company',
    creditCode: from?.creditCode ?? '',
    name: from?.name ?? '',
    nameEn: from?.nameEn ?? '',
    phone: from?.phone ?? '',
    contact: from?.contact ?? '',
    aboutZh: from?.aboutZh ?? '',
    aboutEn: from?.aboutEn ?? '',
    position: from ? [from.position[0]!, from.position[1]!] : null,
  };
}

/** Without kind and code, which stay once they were sent in. */
export function saidOf(draft: ProviderDraft & { readonly position: Position }) {
  const orNull = (text: string) => text.trim() || null;
  return {
    name: draft.name.trim(),
    nameEn: orNull(draft.nameEn),
    phone: draft.phone.trim(),
    contact: orNull(draft.contact),
    aboutZh: orNull(draft.aboutZh),
    aboutEn: orNull(draft.aboutEn),
    position: [...draft.position],
  };
}

/** Which field a refusal of the API is about. */
export const providerFields = {
  creditCode: 'creditCode',
  nameEn: 'nameEn',
  name: 'name',
  phone: 'phone',
  contact: 'contact',
  aboutZh: 'aboutZh',
  aboutEn: 'aboutEn',
  position: 'position',
} as const;
