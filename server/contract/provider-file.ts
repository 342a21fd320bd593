/** Everything that a provider sent in, as the office looks at it that vets it. */
import Type, { type Static } from 'typebox';
import { orNull } from './booking-words.ts';
import { OwnOfferingsSchema } from './offering.ts';
import { ProviderWithHistorySchema } from './provider.ts';
import { ResourcesSchema } from './resource.ts';

export const ProviderFileSchema = Type.Object({
  ...ProviderWithHistorySchema.properties,
  creditCodeFits: orNull(
    Type.Boolean({ description: 'by its check character; null without a code' }),
  ),
  ...ResourcesSchema.properties,
  ...OwnOfferingsSchema.properties,
});

export type ProviderFile = Static<typeof ProviderFileSchema>;
