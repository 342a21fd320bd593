/** Every table of `app.db`, for Drizzle and for making migrations. */
export * from './schema/accounts.ts';
export * from './schema/communities.ts';
export * from './schema/notices.ts';
export * from './schema/register.ts';
