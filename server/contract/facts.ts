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

/** `data/service-kinds.json` as it is published. */
export const ServiceKindsSchema = Type.Object({
  certificates: Type.Array(Type.Object({ code: Type.String(), ...Words })),
  kinds: Type.Array(
    Type.Object(
      {
        code: Type.String(),
        ...Words,
        modes: Type.Array(Type.Enum(['at_home', 'at_facility'])),
        clause: Type.String({ description: 'clause of the plan' }),
        category: Type.Union([Type.String(), Type.Null()], {
          description:
            'of `categories`: what it belongs to, and stands in for where it comes to the door',
        }),
        certificates: Type.Array(
          Type.Object({ type: Type.String() }, { additionalProperties: true }),
          { description: 'that everybody who does it must hold, each with its source or reason' },
        ),
        icon: Type.String({ description: 'as of categories' }),
        synonyms: Type.Array(Type.String()),
      },
      { additionalProperties: true },
    ),
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
