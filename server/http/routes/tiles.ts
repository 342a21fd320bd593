/** Map tiles, sent as they are stored. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import Type from 'typebox';
import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';

const deepestZoom = 22;
const aYear = 'public, max-age=31536000, immutable';

const schema = {
  tags: ['map'],
  summary: 'A Mapbox Vector Tile of a region',
  params: Type.Object({
    region: Type.String(),
    z: Type.String(),
    x: Type.String(),
    y: Type.String(),
  }),
  querystring: Type.Object({
    v: Type.Optional(
      Type.String({
        description:
          'version of the region: while it is the one in service, the tile may be kept for good',
      }),
    ),
    lang: common.lang,
  }),
  response: {
    ...answers(Type.String({ format: 'binary' }), 400, 404),
    200: {
      description: 'the tile',
      content: {
        'application/vnd.mapbox-vector-tile': { schema: Type.String({ format: 'binary' }) },
      },
    },
    204: { description: 'nothing is drawn here', type: 'null' },
    304: { description: 'the tile with that ETag is still the one', type: 'null' },
  },
};

/**
 * `?v=` with the version in service makes a tile immutable: an address never means two things, and a moving map asks for
 * nothing twice. Without it a tile is asked for again each time, and the ETag (of its content, so that it outlives an
 * import that changed nothing here) makes the answer short.
 */
export function tileRoutes(app: App, { regions }: Parts): void {
  app.get('/tiles/:region/:z/:x/:y.mvt', { schema, compress: false }, (request, reply) => {
    const query = request.query as Query;
    onlyKnown(query, ['v']);
    const asked = request.params as Record<'region' | 'z' | 'x' | 'y', string>;
    const inService = regions();
    const engine = inService.byId(asked.region);
    if (!engine) throw new Refusal('unknown-region', { value: shown(asked.region) });
    const numbers = tileOf(asked.z, asked.x, asked.y);
    if (!numbers)
      throw new Refusal('invalid-tile', { value: shown(`${asked.z}/${asked.x}/${asked.y}`) });
    const known = text(query, 'v') === engine.region.info.version;
    reply.header('cache-control', known ? aYear : 'no-cache').header('vary', 'accept-encoding');
    const tile = inService.tilesOf(asked.region)?.get(...numbers);
    if (!tile) return reply.code(204).send();
    const zipped = takesGzip(request.headers['accept-encoding']);
    const tag = `"${createHash('sha1').update(tile).digest('base64url')}${zipped ? '' : '-plain'}"`;
    reply.header('etag', tag);
    if (sameTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
    reply.header('content-type', 'application/vnd.mapbox-vector-tile');
    if (zipped) reply.header('content-encoding', 'gzip');
    return reply.send(zipped ? tile : gunzipSync(tile));
  });
}

/** z, x and y in plain digits that name a tile of the grid; null for anything else. */
export function tileOf(
  ...texts: [z: string, x: string, y: string]
): [number, number, number] | null {
  if (!texts.every((one) => /^(0|[1-9]\d{0,7})$/.test(one))) return null;
  const [z, x, y] = texts.map(Number) as [number, number, number];
  return z <= deepestZoom && x < 2 ** z && y < 2 ** z ? [z, x, y] : null;
}

/** RFC 9110: `gzip` or `*` with a weight other than nought. */
export function takesGzip(header: string | string[] | undefined): boolean {
  const weights = new Map(
    String(header ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name, ...parameters] = part.split(';').map((word) => word.trim());
        const weight = parameters.find((word) => word.startsWith('q='));
        return [name, weight === undefined ? 1 : Number(weight.slice(2))];
      }),
  );
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}

function sameTag(header: string | undefined, tag: string): boolean {
  return (header ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === tag || one === '*');
}
