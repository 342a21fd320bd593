import Type, { type Static } from 'typebox';

/** What visits will draw from granted minutes, told before they are confirmed. */
export const GrantPreviewSchema = Type.Object({
  dueFen: Type.Integer({ description: 'paid by the resident for all the visits' }),
  months: Type.Array(
    Type.Object({
      month: Type.String({ description: 'YYYY-MM of the visits' }),
      drawnMinutes: Type.Integer(),
      leftMinutes: Type.Integer({ description: 'for this kind of service, after these visits' }),
    }),
  ),
});
export type GrantPreview = Static<typeof GrantPreviewSchema>;
