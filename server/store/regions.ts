/** The regions in service. A new version is read while the old one goes on answering, then takes its place. */
import { RegionEngine } from '../domain/region-engine.ts';
import type { Norms } from '../domain/norms.ts';
import { contains, type Position } from '../geo/position.ts';
import { readRegionFiles } from './region-files.ts';
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
}

export class FolderRegions implements Regions {
  private engines = new Map<string, RegionEngine>();
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
    for (const id of this.engines.keys()) if (!ids.includes(id)) this.engines.delete(id);
    for (const id of ids) {
      const version = currentVersion(this.dataDir, id);
      const key = `${id}/${version}`;
      if (!version || this.broken.has(key) || this.engines.get(id)?.region.info.version === version)
        continue;
      try {
        const engine = new RegionEngine(readRegionFiles(this.dataDir, id, version), this.norms);
        engine.access('walk'); // The commonest question's index is ready before the first one comes.
        engine.travel('walk');
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

  close(): void {
    clearInterval(this.timer);
  }

  all(): RegionEngine[] {
    return [...this.engines.values()];
  }

  byId(id: string): RegionEngine | undefined {
    return this.engines.get(id);
  }

  at([lng, lat]: Position): RegionEngine[] {
    const size = ({ region: { info } }: RegionEngine) =>
      (info.bounds[2] - info.bounds[0]) * (info.bounds[3] - info.bounds[1]);
    return this.all()
      .filter(({ region }) => contains(region.info.bounds, lng, lat))
      .sort((a, b) => size(a) - size(b));
  }
}
