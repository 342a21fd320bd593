import type { Profile } from '../../../server/contract/profile.ts';
import type { Translator } from '../../i18n/translator.ts';

export const profileName = (profile: Profile, t: Translator['t']): string =>
  t(`checkup.by.${profile}`);
