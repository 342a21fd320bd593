import type { Circle } from '../../server/contract/circle.ts';
import type { Why } from '../../server/contract/why.ts';
import type { Translator } from '../i18n/translator.ts';
import { facilityName } from './facility-words.ts';

/**
 * The name of a facility inside or beyond the circle, from whatever answer knows it; null while none does.
 * A place without a name is called by its category where the circle knows that, else just a place.
 */
export function placeName(
  id: string,
  circle: Circle | null,
  why: Pick<Why, 'facility'> | null,
  nameOf: (category: string) => string,
  words: Translator,
): string | null {
  const reached = circle?.facilities.find((facility) => facility.id === id);
  if (reached) return facilityName(reached, nameOf, words);
  const category = circle?.categories.find(({ nearestFacility }) => nearestFacility === id)?.code;
  const { name = null, nameEn } = why?.facility?.id === id ? why.facility : {};
  if (!name && !category) return null;
  const categories = category ? [category] : [];
  return facilityName({ name, ...(nameEn && { nameEn }), categories }, nameOf, words);
}
