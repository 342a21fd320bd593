import Type from 'typebox';

/** Erasing cannot be undone; the body says that it is meant. */
export const ErasureSchema = Type.Object(
  { erase: Type.Literal(true) },
  { additionalProperties: false },
);

export const ErasedSchema = Type.Object({ done: Type.Literal(true) });
