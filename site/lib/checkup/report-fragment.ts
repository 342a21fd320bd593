/** Which report a link opens: `#area=440402&profile=elder`. */
import type { Profile } from '../../../server/contract/profile.ts';

export interface ReportView {
  /** Null: none is chosen yet. */
  readonly area: string | null;
  readonly profile: Profile;
  /** Only where the link says which map. */
  readonly region: string | null;
}

const profiles: readonly Profile[] = ['walk', 'elder', 'pram', 'bike', 'ebike'];

/** What is not understood is left out: a link from a letter may have lost its end. */
export function parseReportFragment(hash: string): ReportView {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const area = fields.get('area') ?? '';
  const region = fields.get('region') ?? '';
  return {
    area: isReportCode(area) ? area : null,
    profile: profiles.find((one) => one === fields.get('profile')) ?? 'walk',
    region: /^[a-z0-9-]{1,64}$/.test(region) ? region : null,
  };
}

export function formatReportFragment({ area, profile, region }: ReportView): string {
  const fields = [
    area && `area=${area}`,
    profile !== 'walk' && `profile=${profile}`,
    region && `region=${region}`,
  ].filter(Boolean);
  return fields.length > 0 ? `#${fields.join('&')}` : '';
}

/** A district, a street or a community of Guangdong by its code. */
export const isReportCode = (code: string): boolean => /^44\d{4}(\d{3}(\d{3})?)?$/.test(code);
