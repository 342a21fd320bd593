import { offerOrders, wholeList, type OfferView } from './offer-list.ts';

const ticks = ['free', 'certified'] as const;
const languageShape = /^[a-z]{2,3}(-[A-Za-z]{2,4}){0,2}$/;
const mostLanguages = 8;

/** Order and filters as a fragment holds them; `wholeList` itself where nothing of them is understood. */
export function readOfferView(fields: URLSearchParams): OfferView {
  const order = offerOrders.find((name) => name === fields.get('order')) ?? wholeList.order;
  const only = (fields.get('only') ?? '').split(',');
  const [free, certified] = ticks.map((name) => only.includes(name)) as [boolean, boolean];
  const spoken = (fields.get('spoken') ?? '').split(',').filter((code) => languageShape.test(code));
  const languages = [...new Set(spoken)].slice(0, mostLanguages);
  const whole = order === wholeList.order && !free && !certified && languages.length === 0;
  return whole ? wholeList : { order, languages, free, certified };
}

/** The inverse: writes only what differs from the whole list. */
export function formatOfferView(view: OfferView, fields: URLSearchParams): void {
  const only = ticks.filter((name) => view[name]);
  if (view.order !== wholeList.order) fields.set('order', view.order);
  if (only.length > 0) fields.set('only', only.join(','));
  if (view.languages.length > 0) fields.set('spoken', view.languages.join(','));
}
