import type { OwnOfferingAnswer } from '../../server/contract/offering.ts';
import type { ProviderAnswer } from '../../server/contract/provider.ts';
import type { ResourceAnswer } from '../../server/contract/resource.ts';

export type Unseen =
  | { readonly why: 'not-vetted' | 'off' | 'nobody' | 'no-hours' | 'no-profile' }
  | { readonly why: 'certificate'; readonly type: string };

type Offered = Pick<OwnOfferingAnswer, 'active' | 'mode' | 'resources' | 'requiredCertificates'>;

/** Why residents see nothing of an offering; empty where they do. Of its people only those are spoken of who work. */
export function whyUnseen(
  state: ProviderAnswer['state'],
  offering: Offered,
  resources: readonly ResourceAnswer[],
): Unseen[] {
  const reasons: Unseen[] = [];
  if (state !== 'approved') reasons.push({ why: 'not-vetted' });
  if (!offering.active) reasons.push({ why: 'off' });
  const people = resources.filter(({ id, active }) => active && offering.resources.includes(id));
  if (people.length === 0) return [...reasons, { why: 'nobody' }];
  const scheduled = people.filter(({ plan }) => plan.spans.length > 0);
  if (scheduled.length === 0) reasons.push({ why: 'no-hours' });
  const travels = people.filter(({ profile }) => offering.mode === 'at_facility' || profile);
  if (travels.length === 0) reasons.push({ why: 'no-profile' });
  const able = people.filter((one) => missingOf(one, offering.requiredCertificates).length === 0);
  if (able.length === 0) {
    const [type] = people.map((one) => missingOf(one, offering.requiredCertificates)[0]);
    reasons.push({ why: 'certificate', type: type! });
  }
  return reasons;
}

/** Types that somebody does not hold, or no longer. */
export function missingOf(
  { certificates }: Pick<ResourceAnswer, 'certificates'>,
  required: readonly string[],
): string[] {
  const held = new Set(certificates.filter(({ expired }) => !expired).map(({ type }) => type));
  return required.filter((type) => !held.has(type));
}
