import Type, { type Static } from 'typebox';

/** Who travels and how. `pram` also stands for wheelchairs: no steps. */
export const profiles = ['walk', 'elder', 'pram', 'bike', 'ebike'] as const;

export const ProfileSchema = Type.Enum([...profiles], {
  description: 'walk, elder (slow walk), pram (also wheelchairs: no steps), bike or ebike',
});

export type Profile = (typeof profiles)[number];
export type ProfileAnswer = Static<typeof ProfileSchema>;
