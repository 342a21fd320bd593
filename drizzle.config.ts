import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --name WHAT` writes the next migration from the tables. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './server/store/app/schema/*.ts',
  out: './server/store/app/migrations',
});
