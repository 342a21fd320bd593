import Type from 'typebox';
import { LineStringSchema } from './position.ts';

/** Streets for drawing under the circle. */
export const StreetMapSchema = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      properties: Type.Object({
        class: Type.Enum(['path', 'street', 'major', 'steps', 'ferry']),
        name: Type.Union([Type.String(), Type.Null()]),
      }),
      geometry: LineStringSchema,
    }),
  ),
});
