/** `npm run restore -- FILE`: puts a copy of app.db in force while the service is stopped. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import normsFile from '../data/norms.json' with { type: 'json' };
import { readConfig } from '../server/config.ts';
import { bookingRules } from '../server/store/app/booking/parts.ts';
import { ErasureList, erasureFileIn } from '../server/store/app/erasure-list.ts';
import { restore } from '../server/store/app/restore.ts';
import { existingSecret } from '../server/store/app/secret-file.ts';

function run(): void {
  const { positionals } = parseArgs({ allowPositionals: true });
  if (positionals.length !== 1)
    throw new Error('name one file, as in npm run restore -- var/backups/app-….db');
  const { dataDir, appDb, secret, secretFile } = readConfig(process.env);
  const { replaced, erasedAgain, closed, lettersAside } = restore({
    copy: resolve(positionals[0]!),
    file: resolve(appDb),
    migrationsDir: resolve('server/store/app/migrations'),
    secret: existingSecret(secret ?? undefined, resolve(secretFile)),
    erasures: new ErasureList(erasureFileIn(resolve(dataDir))),
    rules: bookingRules(normsFile.norms),
    now: () => new Date(),
  });
  const kept = replaced ? `; the replaced database is kept as ${replaced}` : '';
  const erased = erasedAgain > 0 ? `; people erased again: ${erasedAgain}` : '';
  const letters =
    lettersAside > 0
      ? `; letters that may have gone out already and are now among the dead letters: ${lettersAside}`
      : '';
  process.stdout.write(
    `Restored ${positionals[0]}${kept}${erased}${letters}. Everybody signs in anew (sessions ended: ${closed.sessions}, open invitations withdrawn: ${closed.invitations}, secret calendars revoked: ${closed.calendars}); roles and passwords are those of the copy.\n`,
  );
}

try {
  run();
} catch (error) {
  process.stderr.write(
    `Nothing was restored, the database is as before: ${(error as Error).message}.\n`,
  );
  process.exitCode = 1;
}
