import Type from 'typebox';

const Words = { zh: Type.String(), en: Type.String() };

/** `data/categories.json` as it is published. */
export const CategoriesSchema = Type.Object({
  groups: Type.Array(
    Type.Object({ code: Type.String(), ...Words }, { additionalProperties: true }),
  ),
  categories: Type.Array(
    Type.Object(
      {
        code: Type.String(),
        ...Words,
        group: Type.String(),
        clause: Type.String({ description: 'clause of the plan' }),
        essential: Type.Object({ urban: Type.Boolean(), rural: Type.Boolean() }),
        icon: Type.String({ description: 'Maki icon, or temaki: and a Temaki icon' }),
        synonyms: Type.Array(Type.String()),
      },
      { additionalProperties: true },
    ),
  ),
  household: Type.Array(
    Type.Object({ code: Type.String(), ...Words }, { additionalProperties: true }),
  ),
});

/** `data/norms.json` as it is published. */
export const NormsSchema = Type.Object({
  norms: Type.Array(
    Type.Object(
      {
        code: Type.String(),
        value: Type.Number(),
        unit: Type.String(),
        ...Words,
        assumption: Type.Optional(Type.Boolean()),
      },
      {
        additionalProperties: true,
        description: 'carries its source, or the reason of an assumption',
      },
    ),
  ),
});
