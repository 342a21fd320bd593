/** What a deployment may say of itself in its site configuration. Read when the pages are built, see `deployment.ts`. */

export interface Filings {
  /** ICP filing number, shown in the footer. */
  readonly icp?: string;
  /** Public security filing, with its page where there is one. */
  readonly publicSecurity?: { readonly text: string; readonly url?: string };
  /** Number under which the map was approved (审图号). */
  readonly mapApproval?: string;
}

/** A map of somebody else's that residents may choose instead of the own one. */
export interface GroundLayer {
  readonly name: { readonly zh: string; readonly en: string };
  /** Address of a tile, with {z}, {x}, {y} and, where there are subdomains, {s}. Several are drawn one over another. */
  readonly urls: readonly string[];
  readonly subdomains: readonly string[];
  /** What the tiles' positions mean. GCJ-02 is shifted back, so that circles still fit. */
  readonly datum: 'wgs84' | 'gcj02';
  /** Plain text. */
  readonly attribution: string;
  /** Deepest zoom that its server has. */
  readonly maxZoom: number;
  /** Shown at first, instead of the own map. */
  readonly asGround: boolean;
}

export interface Deployment {
  readonly filings: Filings;
  readonly layers: readonly GroundLayer[];
}

export const plainDeployment: Deployment = { filings: {}, layers: [] };

type Fields = Record<string, unknown>;

/**
 * Reads a configuration's text.
 * @throws Error with one sentence that names the file and the place in it, and quotes what stands there
 */
export function readDeployment(text: string, file: string): Deployment {
  const refuse = (where: string, wanted: string, value: unknown): never => {
    const shown = value === undefined ? 'nothing' : JSON.stringify(value);
    throw new Error(
      `${file}: ${where} must be ${wanted}, got ${shown.length > 80 ? `${shown.slice(0, 80)}…` : shown}`,
    );
  };
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const fieldsOf = (value: unknown, where: string, known: readonly string[]): Fields => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refuse(where, 'an object', value);
    for (const name of Object.keys(value))
      if (!known.includes(name))
        throw new Error(`${file}: ${where} has no field "${name}"; known are ${known.join(', ')}`);
    return value as Fields;
  };
  const textOf = (value: unknown, where: string): string =>
    typeof value === 'string' && value.trim() !== '' ? value : refuse(where, 'a text', value);

  const { filings = {}, layers = [] } = fieldsOf(whole, 'the file', ['filings', 'layers']);
  if (!Array.isArray(layers)) refuse('layers', 'a list', layers);

  const layerOf = (value: unknown, index: number): GroundLayer => {
    const where = `layers[${index}]`;
    const layer = fieldsOf(value, where, [
      'name',
      'url',
      'subdomains',
      'datum',
      'attribution',
      'maxZoom',
      'asGround',
    ]);
    const name = fieldsOf(layer['name'], `${where}.name`, ['zh', 'en']);
    const { subdomains = [], datum, maxZoom = 18, asGround = false } = layer;
    const isLabel = (part: unknown) => typeof part === 'string' && /^[a-z0-9-]+$/i.test(part);
    if (!Array.isArray(subdomains) || !subdomains.every(isLabel))
      refuse(`${where}.subdomains`, 'a list of texts such as "t0"', subdomains);
    if (datum !== 'wgs84' && datum !== 'gcj02')
      refuse(`${where}.datum`, '"wgs84" or "gcj02"', datum);
    if (!Number.isInteger(maxZoom) || (maxZoom as number) < 1 || (maxZoom as number) > 22)
      refuse(`${where}.maxZoom`, 'a whole number from 1 to 22', maxZoom);
    if (typeof asGround !== 'boolean') refuse(`${where}.asGround`, 'true or false', asGround);
    const urls = Array.isArray(layer['url']) ? layer['url'] : [layer['url']];
    for (const url of urls as unknown[])
      if (!isTileUrl(url, subdomains as string[])) refuse(`${where}.url`, urlWanted, url);
    return {
      name: {
        zh: textOf(name['zh'], `${where}.name.zh`),
        en: textOf(name['en'], `${where}.name.en`),
      },
      urls: urls as string[],
      subdomains: subdomains as string[],
      datum: datum as GroundLayer['datum'],
      attribution: textOf(layer['attribution'], `${where}.attribution`),
      maxZoom: maxZoom as number,
      asGround: asGround as boolean,
    };
  };

  const read = layers as unknown[];
  const grounds = read.map(layerOf);
  if (grounds.filter(({ asGround }) => asGround).length > 1)
    throw new Error(`${file}: only one of the layers may have "asGround": true`);
  return { filings: filingsOf(fieldsOf, textOf, filings), layers: grounds };
}

function filingsOf(
  fieldsOf: (value: unknown, where: string, known: readonly string[]) => Fields,
  textOf: (value: unknown, where: string) => string,
  value: unknown,
): Filings {
  const known = ['icp', 'publicSecurity', 'mapApproval'];
  const { icp, publicSecurity, mapApproval } = fieldsOf(value, 'filings', known);
  const police =
    publicSecurity === undefined
      ? undefined
      : fieldsOf(publicSecurity, 'filings.publicSecurity', ['text', 'url']);
  return {
    ...(icp === undefined ? {} : { icp: textOf(icp, 'filings.icp') }),
    ...(police && {
      publicSecurity: {
        text: textOf(police['text'], 'filings.publicSecurity.text'),
        ...(police['url'] === undefined
          ? {}
          : { url: webAddress(textOf(police['url'], 'filings.publicSecurity.url')) }),
      },
    }),
    ...(mapApproval === undefined
      ? {}
      : { mapApproval: textOf(mapApproval, 'filings.mapApproval') }),
  };
}

function webAddress(value: string): string {
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return value;
  throw new Error(`filings.publicSecurity.url must be a web address, got ${JSON.stringify(value)}`);
}

const urlWanted =
  'an address that begins with https:// or http:// and has {z}, {x} and {y} after its host, and {s} where there are subdomains';

function isTileUrl(url: unknown, subdomains: readonly unknown[]): url is string {
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) return false;
  const [host] = url.replace(/^https?:\/\//, '').split('/');
  const parts = [...url.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
  return (
    ['z', 'x', 'y'].every((name) => parts.includes(name) && !host!.includes(`{${name}}`)) &&
    parts.every((name) => ['z', 'x', 'y', 's', 'r'].includes(name)) &&
    parts.includes('s') === subdomains.length > 0 &&
    URL.canParse(url.replaceAll('{s}', 'a'))
  );
}

/** Origins that pictures may come from, for the pages' content security policy. None for a plain deployment. */
export function imageOrigins({ layers }: Deployment): string[] {
  const origins = layers.flatMap(({ urls, subdomains }) =>
    urls.flatMap((url) =>
      (subdomains.length > 0 ? subdomains : ['']).map(
        (part) => new URL(url.replaceAll('{s}', part)).origin,
      ),
    ),
  );
  return [...new Set(origins)];
}
