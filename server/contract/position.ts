import Type, { type Static } from 'typebox';

/** A position as it travels: `[lng, lat]` in degrees, WGS-84. */
export const PositionSchema = Type.Array(Type.Number(), {
  minItems: 2,
  maxItems: 2,
  description: '[longitude, latitude] in degrees, WGS-84',
});

export const LineStringSchema = Type.Object({
  type: Type.Literal('LineString'),
  coordinates: Type.Array(PositionSchema),
});

export const MultiLineStringSchema = Type.Object({
  type: Type.Literal('MultiLineString'),
  coordinates: Type.Array(Type.Array(PositionSchema)),
});

export const MultiPolygonSchema = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(Type.Array(Type.Array(PositionSchema))),
});

export type LineString = Static<typeof LineStringSchema>;
export type MultiLineString = Static<typeof MultiLineStringSchema>;
export type MultiPolygon = Static<typeof MultiPolygonSchema>;
