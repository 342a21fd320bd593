import type { CirclePageModel } from '../use-circle-page.ts';

/** Screens on which the map helps; on the others a narrow page leaves it out. */
const withMap = new Set(['pick', 'map']);

export const elderStep = ({ view }: CirclePageModel): string =>
  view.step ?? (view.position ? 'result' : 'where');

/** Comparing, sharing and printing start from the result. */
export const elderShowsActions = (model: CirclePageModel): boolean =>
  ['result', 'map'].includes(elderStep(model));
/** The first question, which a search can answer too. */
export const askedWhere = (model: CirclePageModel): boolean => elderStep(model) === 'where';

export const elderShowsMap = (model: CirclePageModel): boolean =>
  withMap.has(elderStep(model)) || model.view.facility !== undefined || model.view.to !== undefined;
