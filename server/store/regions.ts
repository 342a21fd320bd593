/** The regions in service. A new version is read while the old one goes on answering, then takes its place. */
import { RegionEngine } from '../domain/region-engine.ts';
import type { Norms } from '../domain/norms.ts';
import { contains, type Position } from '../geo/position.ts';
import type { TileSet } from './mbtiles.ts';
import { openRegionTiles, readRegionFiles } from './region-files.ts';
import { currentVersion, regionIds } from './region-folder.ts';

export interface RegionsLog {
  info(message: string): void;
  error(message: string): void;
}

export interface Regions {
  all(): RegionEngine[];
  byId(id: string): RegionEngine | undefined;
  /** Regions whose bounds hold the position; the smallest first, as it is the more particular one. */
  at(position: Position): RegionEngine[];
  /** The region's map, for use before anything else is waited for; null where it has none. */
  tilesOf(id: string): TileSet | null;
}

export class FolderRegions implements Regions {
  private engines = new Map<string, RegionEngine>();
  private readonly tiles = new Map<string, TileSet>();
  private timer: NodeJS.Timeout | undefined;
  /** Versions that could not be read: tried once, not every second. */
  private readonly broken = new Set<string>();
  private readonly dataDir: string;
  private readonly norms: Norms;
  private readonly log: RegionsLog;

  constructor(dataDir: string, norms: Norms, log: RegionsLog) {
    this.dataDir = dataDir;
    this.norms = norms;
    this.log = log;
  }

  /** Reads what has changed on disk since the last look. A version that cannot be read leaves the old one in service. */
  refresh(): void {
    const ids = regionIds(this.dataDir);
    for (const id of this.engines.keys()) {
      if (ids.includes(id)) continue;
      this.engines.delete(id);
      this.swapTiles(id, null);
    }
    for (const id of ids) {
      const version = currentVersion(this.dataDir, id);
      const key = `${id}/${version}`;
      if (!version || this.broken.has(key) || this.engines.get(id)?.region.info.version === version)
        continue;
      try {
        const engine = new RegionEngine(readRegionFiles(this.dataDir, id, version), this.norms);
        engine.access('walk'); // The commonest question's index is ready before the first one comes.
        engine.travel('walk');
        this.swapTiles(id, openRegionTiles(this.dataDir, id, version));
        this.engines.set(id, engine);
        this.log.info(`region ${id} is in service, version ${version}`);
      } catch (error) {
        this.broken.add(key);
        this.log.error(
          `region ${id} version ${version} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }

  /** Looks for new versions every second until closed. */
  watch(): void {
    this.timer = setInterval(() => {
      try {
        this.refresh();
      } catch (error) {
        // A folder that cannot be listed for a moment must not end the service.
        this.log.error(
          `regions cannot be looked for: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }, 1000);
    this.timer.unref();
  }

  /** Stops watching and closes the maps. */
  close(): void {
    clearInterval(this.timer);
    for (const id of this.tiles.keys()) this.swapTiles(id, null);
  }

  /** A tile is read within one turn of the event loop, so nobody is in the middle of the old map. */
  private swapTiles(id: string, tiles: TileSet | null): void {
    this.tiles.get(id)?.close();
    if (tiles) this.tiles.set(id, tiles);
    else this.tiles.delete(id);
  }

  all(): RegionEngine[] {
    return [...this.engines.values()];
  }

  byId(id: string): RegionEngine | undefined {
    return this.engines.get(id);
  }

  tilesOf(id: string): TileSet | null {
    return this.tiles.get(id) ?? null;
  }

  at([lng, lat]: Position): RegionEngine[] {
    const size = ({ region: { info } }: RegionEngine) =>
      (info.bounds[2] - info.bounds[0]) * (info.bounds[3] - info.bounds[1]);
    return this.all()
      .filter(({ region }) => contains(region.info.bounds, lng, lat))
      .sort((a, b) => size(a) - size(b));
  }
}
