/** Every table of `app.db`, for Drizzle and for making migrations. */
export * from './schema/accounts.ts';
export * from './schema/booking.ts';
export * from './schema/booking-aftermath.ts';
export * from './schema/booking-messages.ts';
export * from './schema/booking-offerings.ts';
export * from './schema/booking-providers.ts';
export * from './schema/booking-resources.ts';
export * from './schema/booking-subsidies.ts';
export * from './schema/communities.ts';
export * from './schema/notices.ts';
export * from './schema/population.ts';
export * from './schema/register.ts';
export * from './schema/report-months.ts';
export * from './schema/scenarios.ts';
