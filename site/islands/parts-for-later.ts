import { later } from './later.tsx';

// Each is opened by hand and then stands in a chunk of its own: the first circle does not wait for them.

export const CommunityMore = later(
  async () => (await import('./community-more.tsx')).CommunityMore,
);
export const CompareChoosing = later(
  async () => (await import('./compare-choosing.tsx')).CompareChoosing,
);
export const ElderOffice = later(
  async () => (await import('./elder/elder-office.tsx')).ElderOffice,
);
export const ElderPanel = later(async () => (await import('./elder/elder-panel.tsx')).ElderPanel);
export const KeyboardHelp = later(async () => (await import('./keyboard-help.tsx')).KeyboardHelp);
export const LegendMarks = later(async () => (await import('./legend-marks.tsx')).LegendMarks);
export const MapOff = later(async () => (await import('./map-off.tsx')).MapOff);
export const MoreList = later(async () => (await import('./more-list.tsx')).MoreList);
export const OnSiteBlock = later(async () => (await import('./on-site-block.tsx')).OnSiteBlock);
export const PointCard = later(async () => (await import('./point-card.tsx')).PointCard);
export const RouteCard = later(async () => (await import('./route-card.tsx')).RouteCard);
export const WhyCard = later(async () => (await import('./why-card.tsx')).WhyCard);
