/** A person takes away what is kept about them, or erases it. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { ErasedSchema, ErasureSchema } from '../../contract/erasure.ts';
import type { OwnTables } from '../../store/app/own-data.ts';
import { ownDataReadme } from '../../texts/own-data.ts';
import { callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { byteOrderMark, csvLines } from '../csv.ts';
import { Refusal } from '../errors.ts';
import { answers } from '../schemas.ts';

const config = { access: 'signed-in', sensitive: true } as const;
/** Ends the session in the browser, too; the row is gone already. */
const endedCookie = '__Host-session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax';

export function ownDataRoutes(app: App, { records, now }: Parts): void {
  app.post(
    '/api/v1/account/export',
    {
      schema: {
        tags: ['account'],
        summary: 'Everything about the caller: a ZIP of JSON and CSV, with words in both languages',
      },
      config,
    },
    (request, reply) => {
      const { id } = callerOf(request);
      const zip = zipOf(records.ownData.take(id), id, now());
      return reply
        .header('content-type', 'application/zip')
        .header('content-disposition', 'attachment; filename="jinlin-data.zip"')
        .header('cache-control', 'no-store')
        .send(zip);
    },
  );

  app.post(
    '/api/v1/account/erasure',
    {
      schema: {
        tags: ['account'],
        summary: 'Erases the caller’s account for good; statistics stay and lead to nobody',
        body: ErasureSchema,
        response: answers(ErasedSchema, 400, 401, 403, 409),
      },
      config,
    },
    (request, reply) => {
      bodyAs(ErasureSchema, request.body);
      const erased = records.erasure.erase(callerOf(request).id);
      if (!erased.ok) throw new Refusal(erased.reason, { value: erased.areas.join(', ') });
      return reply
        .header('set-cookie', endedCookie)
        .header('cache-control', 'no-store')
        .send({ done: true });
    },
  );
}

/** Small: a person's rows, not a register. */
function zipOf(tables: OwnTables, person: string, at: Date): Buffer {
  const madeAt = at.toISOString();
  const files: Zippable = {
    'README.txt': strToU8(ownDataReadme(madeAt)),
    'data.json': strToU8(`${JSON.stringify({ madeAt, person, tables }, null, 2)}\n`),
  };
  for (const [name, rows] of Object.entries(tables)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    if (columns.length === 0) continue;
    const lines = rows.map((row) => columns.map((column) => row[column]));
    files[`${name}.csv`] = strToU8(byteOrderMark + csvLines([columns, ...lines]));
  }
  return Buffer.from(zipSync(files, { mtime: at }));
}
