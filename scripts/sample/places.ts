import type { Draft } from './draft.ts';
import { districts } from './districts.ts';
import type { Village } from './village.ts';

/** Names on the map: town, quarters, villages. */
export function layPlaces(draft: Draft, villages: readonly Village[]): void {
  draft.points.push({
    point: draft.square,
    tags: { place: 'town', name: '示范县城', 'name:en': 'Shifan', population: '54000' },
  });
  draft.points.push({
    point: [4500, 1560],
    tags: { place: 'suburb', name: '江南新区', 'name:en': 'Jiangnan New Area' },
  });
  draft.points.push({
    point: [3600, 2900],
    tags: { place: 'suburb', name: '老城', 'name:en': 'Old Town' },
  });
  draft.points.push({
    point: [2760, 3440],
    tags: { place: 'village', name: '龙塘村', 'name:en': 'Longtang Village' },
  });
  for (const { zh, en, kind, seat } of districts) {
    if (kind !== 'urban') continue;
    draft.points.push({
      point: [seat[0] + 12, seat[1] + 12],
      tags: { place: 'neighbourhood', name: zh.replace('居委会', ''), 'name:en': en },
    });
  }
  for (const { zh, en, center } of villages) {
    draft.points.push({ point: center, tags: { place: 'village', name: zh, 'name:en': en } });
  }
}
