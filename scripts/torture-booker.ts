/** Books until it is done or killed, and says each thing once it has returned: `FILE --seed N (--race ATTEMPTS | --steps N)`. */
import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import consentsFile from '../data/consents.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import { bookingRules } from '../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../server/store/app/database.ts';
import { ErasureList } from '../server/store/app/erasure-list.ts';
import { openRecords } from '../server/store/app/records.ts';
import { benchNowMs } from './bench/booking-world.ts';
import { liveOn, raceForFew } from './torture/booking-ways.ts';
import { bookerSecret, bookerWorld } from './torture/booker-world.ts';

const text = { type: 'string' } as const;
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: text, race: text, steps: text },
});
const [file] = positionals as [string];
const database = openAppDatabase(file, 'server/store/app/migrations');
const world = bookerWorld(database);
const { booking } = openRecords(
  database,
  () => new Date(benchNowMs),
  {
    secret: bookerSecret,
    erasures: new ErasureList(`${file}.erasures`),
    purposes: consentsFile.purposes,
  },
  bookingRules(normsFile.norms),
);
const seed = Number(values.seed ?? process.pid);

// At once, past any buffer: what was said must outlive the kill.
const line = (said: string) => writeSync(1, `${said}\n`);
const say = (what: string, id: string) => line(`${what} ${id}`);

line('ready');
const tally = values.race
  ? raceForFew(booking, world, Number(values.race), seed, say)
  : liveOn(booking, world, values.steps === undefined ? Infinity : Number(values.steps), seed, say);
line(`tally ${JSON.stringify(tally)}`);
database.close();
