/** Minutes to the nearest facility as tiles. An address never means two things: its key names the data, the day and the hour. */
import { gunzipSync } from 'node:zlib';
import Type from 'typebox';
import { ProfileSchema, profiles } from '../../contract/profile.ts';
import { ScenarioReferenceSchema } from '../../contract/scenario.ts';
import { fartherByte, noStreetByte, tileCells } from '../../domain/coverage/minutes-tile.ts';
import { readTileKey, tileZooms } from '../../domain/coverage/tile-key.ts';
import type { App, Parts } from '../app.ts';
import { categoryIn } from '../coverage-query.ts';
import { Refusal } from '../errors.ts';
import { aboutOf } from '../planning-about.ts';
import { oneOf, onlyKnown, shown, type Query } from '../query.ts';
import { scenarioIn } from '../scenarios/asked.ts';
import { refusedPlan } from '../scenarios/refused.ts';
import { answers, common } from '../schemas.ts';
import { takesGzip, tileOf } from './tiles.ts';

const aYear = 'public, max-age=31536000, immutable';
const aYearForOne = 'private, max-age=31536000, immutable';
const binary = Type.String({ format: 'binary' });

const schema = {
  tags: ['planning'],
  summary: 'Minutes to the nearest facility on the map',
  params: Type.Object({
    region: Type.String(),
    key: Type.String({ description: '`tiles.key` of /coverage' }),
    profile: ProfileSchema,
    category: Type.String(),
    z: Type.String(),
    x: Type.String(),
    y: Type.String(),
  }),
  querystring: Type.Object({
    scenario: Type.Optional(ScenarioReferenceSchema),
    lang: common.lang,
  }),
  response: {
    ...answers(binary, 400, 404, 422, 503),
    200: {
      description: `${tileCells} × ${tileCells} bytes from the north-west corner, row by row: whole minutes, rounded up; ${fartherByte}: more, or no way leads there; ${noStreetByte}: no street near`,
      content: { 'application/octet-stream': { schema: binary } },
    },
    204: { description: 'no street at all', type: 'null' },
  },
};

type Asked = Record<'region' | 'key' | 'profile' | 'category' | 'z' | 'x' | 'y', string>;

export function minutesTileRoutes(app: App, parts: Parts): void {
  const path = '/api/v1/coverage/minutes/:region/:key/:profile/:category/:z/:x/:y';
  app.get(path, { schema, compress: false }, async (request, reply) => {
    onlyKnown(request.query as Query, ['scenario']);
    const asked = request.params as Asked;
    const engine = parts.regions().byId(asked.region);
    if (!engine) throw new Refusal('unknown-region', { value: shown(asked.region) });
    const profile = oneOf(asked, 'profile', profiles, undefined, 'unknown-profile')!;
    const category = categoryIn(asked.category, parts);
    const at = placeOf(asked);
    const about = { ...aboutOf(parts, engine), population: null };
    const supposed = await scenarioIn(parts, request, asked.region);
    const changes = supposed ? { changes: supposed.changes } : {};
    const own = await parts.planner.ask<'key'>(about, { kind: 'key', ...changes });
    if (!own.ok) throw refusedPlan(own);
    const key = readTileKey(asked.key);
    if (key?.region !== own.answer) throw new Refusal('tile-key-gone', { value: shown(asked.key) });
    const { day, atMs } = key;
    const question = { kind: 'tile', category, profile, day, atMs, ...at, ...changes } as const;
    const told = await parts.planner.ask<'tile'>(about, question);
    if (!told.ok) throw refusedPlan(told);
    reply.header('cache-control', supposed ? aYearForOne : aYear).header('vary', 'accept-encoding');
    if (told.answer === null) return reply.code(204).send();
    reply.header('content-type', 'application/octet-stream');
    const zipped = takesGzip(request.headers['accept-encoding']);
    if (zipped) reply.header('content-encoding', 'gzip');
    return reply.send(zipped ? Buffer.from(told.answer) : gunzipSync(told.answer));
  });
}

function placeOf({ z, x, y }: Asked): { z: number; x: number; y: number } {
  const numbers = tileOf(z, x, y);
  const { min: least, max: most } = tileZooms;
  if (!numbers || numbers[0] < least || numbers[0] > most)
    throw new Refusal('invalid-minutes-tile', { value: shown(`${z}/${x}/${y}`), least, most });
  return { z: numbers[0], x: numbers[1], y: numbers[2] };
}
