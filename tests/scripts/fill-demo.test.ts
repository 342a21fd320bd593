import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wantsDemo } from '../../scripts/ensure-demo.mjs';
import { importSamplePopulation, makeSampleRegion } from '../../scripts/running/sample-region.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { isDemo, isUntouched } from '../../server/store/app/demo-mark.ts';
import { migrationsDir } from '../fixtures/empty-records.ts';
import { endChildren, script, until } from './child.ts';

let folder: string;
let filled: string;

const fill = (dataDir: string, more: Record<string, string> = {}) =>
  script('scripts/fill-demo.ts', [], { DATA_DIR: dataDir, ...more }).ended;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-demo-'));
  filled = join(folder, 'filled');
  makeSampleRegion(filled);
  const { code, stderr } = await fill(filled);
  if (code !== 0) throw new Error(stderr);
}, 120_000);
afterEach(endChildren, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** A data folder over the same region. */
function folderBeside(name: string): string {
  const dataDir = join(folder, name);
  mkdirSync(join(dataDir, 'regions'), { recursive: true });
  return dataDir;
}

describe('filling the demo', () => {
  it('marks the database, and keeps the accounts for its owner alone', () => {
    const database = openAppDatabase(join(filled, 'app.db'), migrationsDir);
    expect([isDemo(database), isUntouched(database)]).toEqual([true, false]);
    database.close();
    const file = join(filled, 'demo-accounts.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(6);
    expect(existsSync(join(filled, 'app.db.filling'))).toBe(false);
  });

  it('is done once: the second time nothing is written', async () => {
    const before = readFileSync(join(filled, 'app.db'));
    const accounts = readFileSync(join(filled, 'demo-accounts.json'), 'utf8');
    expect(await fill(filled)).toMatchObject({ code: 0, stderr: '', stdout: '' });
    expect(readFileSync(join(filled, 'app.db')).equals(before)).toBe(true);
    expect(readFileSync(join(filled, 'demo-accounts.json'), 'utf8')).toBe(accounts);
  });

  it('gets invented months of reports once its county has people, and gets them once', async () => {
    const dataDir = folderBeside('months');
    const file = join(dataDir, 'app.db');
    cpSync(join(filled, 'regions'), join(dataDir, 'regions'), { recursive: true });
    cpSync(join(filled, 'app.db'), file);
    cpSync(join(filled, 'secret.key'), join(dataDir, 'secret.key'));
    const months = () => script('scripts/fill-demo-months.ts', [], { DATA_DIR: dataDir }).ended;
    expect(await months()).toMatchObject({ code: 0, stderr: '', stdout: '' });
    cpSync(join(filled, 'sample-population.csv'), join(dataDir, 'sample-population.csv'));
    importSamplePopulation(dataDir, file);
    // 17 communities, their town and their county, six months each.
    expect(await months()).toMatchObject({
      code: 0,
      stderr: '',
      stdout: "Invented months of the demo's reports: 114 rows.\n",
    });
    expect(await months()).toMatchObject({ code: 0, stderr: '', stdout: '' });
  }, 120_000);

  it('never touches a database that somebody uses, and says so in one sentence', async () => {
    const APP_DB = join(folder, 'own.db');
    const invited = ['create', '--email', 'head@example.org'];
    const environment = { DATA_DIR: filled, APP_DB };
    // Divisions come with the first start of the service; the province is enough.
    const made = openAppDatabase(APP_DB, migrationsDir);
    made.raw.exec(
      "INSERT INTO division (code, name, level, invented) VALUES ('44', '广东省', 'province', 0)",
    );
    made.close();
    expect((await script('scripts/admin.ts', invited, environment).ended).code).toBe(0);
    const before = readFileSync(APP_DB);
    const { code, stderr } = await fill(filled, { APP_DB });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('holds accounts or entries of your own');
    expect(readFileSync(APP_DB).equals(before)).toBe(true);
  });

  it.each([
    ['without the invented county', 'empty', {}, 'needs the invented county'],
    ['where others can reach the service', 'empty', { HOST: '0.0.0.0' }, 'one’s own computer'],
    ['behind a proxy', 'empty', { TRUST_PROXY: '10.0.0.1' }, 'one’s own computer'],
    ['with DEMO=maybe', 'empty', { DEMO: 'maybe' }, 'DEMO="maybe" is not usable: it is on or off'],
  ])('is refused %s', async (_what, name, environment, sentence) => {
    const { code, stderr } = await fill(folderBeside(name), environment);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(existsSync(join(folder, name, 'app.db'))).toBe(false);
  });
});

describe('npm start wants the demo', () => {
  const dataDir = () => {
    const own = mkdtempSync(join(folder, 'start-'));
    mkdirSync(join(own, 'regions', 'sample'), { recursive: true });
    return own;
  };

  it('where there is the sample county alone and no database', () => {
    expect(wantsDemo({ DATA_DIR: dataDir() })).toBe(true);
  });

  it.each([
    ['with DEMO=off', { DEMO: 'off' }],
    ['on an address that others reach', { HOST: '0.0.0.0' }],
    ['in production', { NODE_ENV: 'production' }],
    ['under a public name', { PUBLIC_ORIGIN: 'https://circle.example.org' }],
    ['behind a proxy', { TRUST_PROXY: 'loopback' }],
  ])('never %s', (_what, environment) => {
    expect(wantsDemo({ DATA_DIR: dataDir(), ...environment })).toBe(false);
  });

  it('never beside a database or another region, unless told to', () => {
    const withDatabase = dataDir();
    writeFileSync(join(withDatabase, 'app.db'), '');
    const withRegion = dataDir();
    mkdirSync(join(withRegion, 'regions', 'my-town'));
    for (const DATA_DIR of [withDatabase, withRegion]) {
      expect(wantsDemo({ DATA_DIR })).toBe(false);
      expect(wantsDemo({ DATA_DIR, DEMO: 'on' })).toBe(true);
    }
  });
});

describe('the service over a demo', () => {
  const serving = async (environment: Record<string, string>) => {
    const child = script('server/main.ts', [], {
      PORT: '0',
      SITE_DIR: join(folder, 'no-site'),
      DATA_DIR: filled,
      ...environment,
    });
    const address = await until(
      () => /近邻圈 Jinlin: (http:\S+)/.exec(child.stdout)?.[1],
      'address',
    );
    return { child, address };
  };

  it('prints an account for each part, and opens the page of the demo', async () => {
    const { child, address } = await serving({});
    const last = await until(() => /DEMO=off closes.*/.exec(child.stdout)?.[0], 'the accounts');
    expect(last).toBeTruthy();
    for (const part of [
      'resident',
      'provider',
      'provider-staff',
      'office',
      'planner',
      'administrator',
    ])
      expect(child.stdout).toMatch(new RegExp(`^  ${part} `, 'm'));
    expect(child.stdout).toMatch(/authenticator [A-Z2-7]{32,}/);
    expect((await fetch(`${address}/demo/`)).status).toBe(200);
  });

  it('with DEMO=off prints none and has no such page, but still says what it is', async () => {
    const { child, address } = await serving({ DEMO: 'off' });
    expect((await fetch(`${address}/demo/`)).status).toBe(404);
    expect(child.stdout).not.toContain('password');
    expect(await (await fetch(`${address}/plain/`)).text()).toContain('这是演示');
  });
});
