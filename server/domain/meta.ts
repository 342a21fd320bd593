import type { Meta } from '../contract/circle.ts';
import type { RegionInfo } from './region.ts';

export function metaOf(info: RegionInfo): Meta {
  return {
    region: info.id,
    regionName: info.name,
    invented: info.invented,
    dataDate: info.dataDate,
    attribution: info.attribution,
  };
}
