import { describe, expect, it } from 'vitest';
import { wrongArrows, type Rule } from './architecture/arrows.ts';
import { findCycle } from './architecture/cycles.ts';
import { importsOf, type Import } from './architecture/imports.ts';
import { projectFiles } from './architecture/project-files.ts';

/** Who may import whom. A room may always import itself; everything not listed is forbidden. */
const RULES: Record<string, Rule> = {
  'server/contract': { packages: ['typebox'] },
  'server/geo': { packages: ['@turf/*', 'flatbush', 'gcoord', 'd3-contour'] },
  'server/network': { rooms: ['server/geo'], packages: ['flatbush'] },
  'server/domain': {
    rooms: ['server/geo', 'server/network'],
    types: ['server/contract'],
    packages: ['opening_hours', 'chinese-days', 'lunar-typescript', 'flatbush'],
  },
  // The one place where an outside solver comes in; the domain knows it as a port.
  'server/solve': { types: ['server/domain'], packages: ['highs'] },
  'server/texts': {},
  'server/ingest': {
    rooms: ['server/geo', 'server/network', 'server/domain'],
    packages: [
      'node:*',
      'saxes',
      'unbzip2-stream',
      'csv-parse',
      'csv-stringify',
      'yauzl',
      'flatbush',
      'geotiff',
      'pinyin-pro',
      'geojson-vt',
      'vt-pbf',
    ],
  },
  'server/store': {
    rooms: ['server/domain', 'server/network', 'server/geo'],
    types: ['server/contract'],
    packages: ['node:*', 'drizzle-orm', 'better-sqlite3'],
  },
  'server/auth': {
    rooms: ['server/store', 'server/domain'],
    packages: ['node:*', 'better-auth', '@node-rs/argon2', '@zxcvbn-ts/language-common'],
  },
  'server/jobs': { rooms: ['server/domain', 'server/store', 'server/texts'], packages: ['node:*'] },
  // Questions of planners in a thread of their own; answers leave it in the words of the contract.
  'server/planning': {
    rooms: ['contract', 'geo', 'network', 'domain', 'solve', 'texts'].map(
      (room) => `server/${room}`,
    ),
    packages: ['node:*', 'h3-js'],
  },
  'server/http': {
    // The plain pages say the site's own words and sentences: texts exist once.
    rooms: [
      ...['contract', 'geo', 'domain', 'texts'].map((room) => `server/${room}`),
      'site/i18n',
      'site/lib',
    ],
    types: ['server/store', 'server/auth', 'server/jobs', 'server/planning'],
    packages: [
      'node:*',
      'fastify',
      '@fastify/*',
      'typebox',
      'prom-client',
      // Notices are Markdown, and go out as RSS and Atom.
      'markdown-it',
      'feed',
      'csv-stringify',
      'fflate',
      // Bookings go out as calendars.
      'ical-generator',
      // Reports go out as workbooks.
      'write-excel-file',
    ],
  },
  'server/config.ts': { packages: ['node:path', 'typebox'] },
  // Where notices meet the readings of names, which only an import knows else.
  'server/notice-search.ts': {
    rooms: ['server/domain', 'server/ingest', 'server/store', 'data'],
  },
  // Where letters about bookings meet the words that only `texts` knows.
  'server/booking-letters.ts': {
    rooms: ['server/domain', 'server/texts'],
    types: ['server/jobs', 'server/store'],
  },
  // Where settings meet the mark of the database.
  'server/demo-mode.ts': {
    rooms: ['server/store'],
    types: ['server/config.ts', 'server/domain'],
    packages: ['node:*'],
  },
  'server/main.ts': {
    rooms: [
      'server/demo-mode.ts',
      'server/booking-letters.ts',
      'server/config.ts',
      'server/notice-search.ts',
      ...[
        'contract',
        'geo',
        'network',
        'domain',
        'texts',
        'ingest',
        'store',
        'auth',
        'jobs',
        'planning',
        'http',
      ].map((room) => `server/${room}`),
      'data',
    ],
    packages: ['node:*'],
  },
  'site/i18n': {},
  'site/lib': {
    rooms: ['data'],
    types: ['server/contract', 'site/i18n'],
    // `gcoord` only when somebody wants a place in another map app; Node only while pages are built.
    packages: ['gcoord', 'node:fs', 'node:module', 'node:path'],
  },
  'site/map': {
    rooms: ['site/lib'],
    types: ['server/contract', 'site/i18n'],
    packages: ['leaflet', 'protomaps-leaflet', 'leaflet.markercluster', 'gcoord'],
  },
  'site/islands': {
    rooms: ['site/map', 'site/lib', 'site/i18n'],
    types: ['server/contract'],
    // Charts are the planners' alone, in a script that is fetched when one comes into sight.
    packages: ['preact', 'lean-qr', '@observablehq/plot'],
  },
  'site/components': { rooms: ['site/lib', 'site/i18n'] },
  'site/layouts': { rooms: ['site/components', 'site/lib', 'site/i18n', 'site/styles'] },
  'site/pages': {
    rooms: [
      'site/layouts',
      'site/components',
      'site/islands',
      'site/lib',
      'site/i18n',
      'site/styles',
    ],
  },
  'site/public': {},
  'site/styles': {},
};

/** What coverage reads beside the files that lie in the domain itself, and which of the domain's own rooms may read coverage. */
const COVERAGE = {
  reads: ['server/domain/register'],
  readBy: ['server/domain/area-report', 'server/domain/scenario', 'server/domain/siting-world'],
};

/** Rooms whose functions get clock, files and settings as arguments. */
const PURE = /^server\/(geo|network|domain)\//;
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bprocess\.|\bperformance\.|\bMath\.random\b|\bfetch\(/;

const code = projectFiles(['server', 'site'], ['.ts', '.tsx', '.astro', '.js', '.mjs']);
const imports = code.flatMap(({ path, content }) => importsOf(path, content));

describe('the rooms', () => {
  it('import only along the arrows', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(wrongArrows(imports, RULES)).toEqual([]);
  });

  it('let coverage read the circle, and no circle read coverage', () => {
    expect(imports.filter(({ from }) => folderOf(from) === 'server/domain/coverage')).not.toEqual(
      [],
    );
    expect(wrongAroundCoverage(imports)).toEqual([]);
  });

  it('have no cycle of imports between files', () => {
    expect(findCycle(lasting(imports))).toBeNull();
  });

  it('could not form a cycle under these rules', () => {
    const arrows = Object.entries(RULES).flatMap(([room, { rooms = [], types = [] }]) =>
      [...rooms, ...types].map((target) => [room, target] as const),
    );
    expect(findCycle(arrows)).toBeNull();
  });

  it('keep clock, files and settings out of what is pure', () => {
    const pure = code.filter(({ path }) => PURE.test(path));
    expect(pure.length).toBeGreaterThan(10);
    expect(
      pure.filter(({ content }) => IMPURE.test(withoutComments(content))).map(({ path }) => path),
    ).toEqual([]);
  });

  it('are not imported from scripts, nor do they import scripts or tests', () => {
    const outside = imports.filter(
      ({ to, isPackage }) => !isPackage && /^(scripts|tests)\//.test(to),
    );
    expect(outside).toEqual([]);
  });
});

describe('the files', () => {
  const all = projectFiles(
    ['server', 'site', 'scripts', 'tests'],
    ['.ts', '.tsx', '.astro', '.mjs', '.js', '.css'],
  );

  it('have names in kebab-case', () => {
    const word = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    const odd = all.filter(({ path }) => {
      const [name, ...endings] = (path.split('/').at(-1) as string).split('.');
      // [code].astro is how Astro spells a part of the address.
      return ![(name as string).replace(/^\[(\.\.\.)?(.*)\]$/, '$2'), ...endings].every((part) =>
        word.test(part),
      );
    });
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('have at most 400 lines', () => {
    const long = all.filter(({ content }) => content.trimEnd().split('\n').length > 400);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('are no barrels', () => {
    expect(all.filter(({ path }) => /\/index\.tsx?$/.test(path)).map(({ path }) => path)).toEqual(
      [],
    );
  });
});

describe('these checks see', () => {
  const imported = (from: string, content: string) => wrongArrows(importsOf(from, content), RULES);

  it.each([
    ['server/geo/a.ts', `import { reach } from '../network/reach.ts';`],
    ['server/geo/a.ts', `import type { Reach } from '../network/reach.ts';`],
    ['server/network/a.ts', `import { readFileSync } from 'node:fs';`],
    ['server/domain/a.ts', `import { CircleSchema } from '../contract/circle.ts';`],
    ['server/domain/a.ts', `export { CircleSchema } from '../contract/circle.ts';`],
    ['server/http/a.ts', `const { open } = await import('../store/open.ts');`],
    ['server/http/a.ts', `type Snap = import('../network/snap.ts').Snap;`],
    ['server/texts/a.ts', `import 'fastify';`],
    ['site/components/a.astro', `---\nimport Map from '../map/map.ts';\n---\n<p>…</p>`],
    ['site/components/a.astro', `<script>\n  import '../islands/a.tsx';\n</script>`],
    ['server/new-room/a.ts', `import '../geo/a.ts';`],
  ])('the wrong arrow in %s: %s', (from, content) => {
    expect(imported(from, content)).toHaveLength(1);
  });

  it.each([
    ['server/domain/a.ts', `import type { Circle } from '../contract/circle.ts';`],
    [
      'server/http/a.ts',
      `import cors from '@fastify/cors';\nimport { text } from '../texts/a.ts';`,
    ],
    ['site/lib/a.ts', `import type { CircleAnswer } from '../../server/contract/circle.ts';`],
    ['site/lib/a.ts', `import norms from '../../data/norms.json';\nimport './b.ts';`],
    [
      'site/components/a.astro',
      `---\nimport { t } from '../lib/t.ts';\n---\n<p>import x from 'y'</p>`,
    ],
  ])('no fault in %s: %s', (from, content) => {
    expect(imported(from, content)).toEqual([]);
  });

  it.each([
    `import { CircleSchema } from '../../server/contract/circle.ts';`,
    `import { type Circle } from '../../server/contract/circle.ts';`,
    `export * from '../../server/contract/circle.ts';`,
  ])('an import from server/ in the site without `type`: %s', (content) => {
    expect(imported('site/lib/a.ts', content)).toEqual([
      'site/lib/a.ts imports server/contract/circle.ts: from server/ the site may only `import type`',
    ]);
  });

  it.each([
    ['server/domain/circle.ts', `import type { Nearest } from './coverage/nearest.ts';`],
    ['server/domain/booking/a.ts', `import { nearestTo } from '../coverage/nearest.ts';`],
    ['server/domain/coverage/a.ts', `import { slots } from '../booking/slots.ts';`],
  ])('the wrong arrow around coverage in %s: %s', (from, content) => {
    expect(wrongAroundCoverage(importsOf(from, content))).toHaveLength(1);
  });

  it.each([
    ['server/domain/coverage/a.ts', `import { kindAt } from '../kind.ts';`],
    ['server/domain/coverage/a.ts', `import type { Ground } from '../register/ground.ts';`],
    ['server/http/a.ts', `import { nearestTo } from '../domain/coverage/nearest.ts';`],
  ])('no fault around coverage in %s: %s', (from, content) => {
    expect(wrongAroundCoverage(importsOf(from, content))).toEqual([]);
  });

  it('a cycle, but none that types alone make', () => {
    const files = (kind: string) => [
      ...importsOf('server/geo/a.ts', `import { b } from './b.ts';`),
      ...importsOf('server/geo/b.ts', `import { c } from './deep/c.ts';`),
      ...importsOf('server/geo/deep/c.ts', `import ${kind} { a } from '../a.ts';`),
    ];
    expect(findCycle(lasting(files('')))).toEqual([
      'server/geo/a.ts',
      'server/geo/b.ts',
      'server/geo/deep/c.ts',
      'server/geo/a.ts',
    ]);
    expect(findCycle(lasting(files('type')))).toBeNull();
  });

  it('a clock in pure code, but none in a comment', () => {
    expect(IMPURE.test(withoutComments('const now = Date.now();'))).toBe(true);
    expect(
      IMPURE.test(withoutComments('/** not Date.now() */ const now = given; // new Date()')),
    ).toBe(false);
  });
});

/** Imports within the domain that coverage may not make, or that may not be made of it. */
function wrongAroundCoverage(found: Import[]): string[] {
  const own = 'server/domain/coverage';
  const inDomain = (folder: string) => /^server\/domain(\/|$)/.test(folder);
  return found
    .map(({ from, to }) => [from, to, folderOf(from), folderOf(to)] as const)
    .filter(([, , from, to]) => inDomain(from) && inDomain(to) && (from === own) !== (to === own))
    .filter(([, , from, to]) =>
      from === own
        ? to !== 'server/domain' && !COVERAGE.reads.includes(to)
        : !COVERAGE.readBy.includes(from),
    )
    .map(([from, to]) => `${from} imports ${to}`);
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** The imports that still exist when the program runs, as edges between files. */
function lasting(found: Import[]): (readonly [string, string])[] {
  return found
    .filter(({ typeOnly, isPackage }) => !typeOnly && !isPackage)
    .map(({ from, to }) => [from, to] as const);
}

function withoutComments(content: string): string {
  return content.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
