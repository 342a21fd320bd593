/** The part of a QR code that drawing needs: `size` modules a side, black where `get` is true. */
export interface Modules {
  readonly size: number;
  get(x: number, y: number): boolean;
}

/** Light modules that scanners need on every side. */
export const quietModules = 4;

/** One SVG path, a rectangle per run of black modules; the origin is the first module. */
export function qrPath(modules: Modules): string {
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!modules.get(x, y)) continue;
      const start = x;
      while (x + 1 < size && modules.get(x + 1, y)) x++;
      const length = x + 1 - start;
      path += `M${start} ${y}h${length}v1h-${length}z`;
    }
  }
  return path;
}
