import L from 'leaflet';
import type { Translator } from '../i18n/translator.ts';
import { calmly } from './framing.ts';

const clusterPixels = 44;

/** Makes groups that gather marks which would cover each other. Loads the plugin: only crowded maps need it. */
export async function loadClusters({ t, plural }: Translator): Promise<() => L.MarkerClusterGroup> {
  // The plugin is written for pages that have a global `L`.
  Object.assign(globalThis, { L });
  await import('leaflet.markercluster');
  // No stop of the Tab key: the list in the panel is the way through hundreds of places.
  Object.assign(L.MarkerCluster.prototype.options, { keyboard: false });
  return () =>
    L.markerClusterGroup({
      clusterPane: 'places',
      maxClusterRadius: 34,
      showCoverageOnHover: false,
      spiderfyOnMaxZoom: true,
      animate: !calmly(),
      spiderLegPolylineOptions: { className: 'cluster-leg', pane: 'places', interactive: false },
      iconCreateFunction: (cluster) => {
        const count = cluster.getChildCount();
        const icon = L.divIcon({
          className: 'cluster',
          html: `<span class="cluster-disc">${count}</span>`,
          iconSize: [clusterPixels, clusterPixels],
        });
        cluster.options.title = `${plural('map.cluster', count)} · ${t('map.mark.cluster')}`;
        return icon;
      },
    });
}
