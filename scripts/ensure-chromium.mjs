/** Finds a Chromium for the browser tests and fonts for its Chinese pages; installs Debian's where that is possible. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FONTS = 'fonts-noto-cjk';

/**
 * @returns the path of a Chromium
 * @throws {Error} with one sentence on how to get one
 */
export function ensureChromium() {
  const found = process.env.CHROMIUM_PATH || findOnPath(BROWSERS);
  if (found && !isExecutable(found))
    throw new Error(`CHROMIUM_PATH=${found} is not a program that can be run.`);
  const missing = [...(found ? [] : ['chromium']), ...(hasChineseFonts() ? [] : [FONTS])];
  if (missing.length > 0 && canInstall()) install(missing);
  const path = found || findOnPath(BROWSERS);
  if (path) return path;
  throw new Error(
    'The browser tests need Chromium: install it (on Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH to the one you have.',
  );
}

function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Without fontconfig nothing is known, and nothing is claimed to be missing. */
function hasChineseFonts() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return status === null ? false : stdout.trim() !== '';
}

function canInstall() {
  return process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined;
}

function install(packages) {
  console.log(`Installing ${packages.join(' ')} …`);
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const apt = (...args) => spawnSync('apt-get', ['-q', ...args], options).status === 0;
  // A stale package list still lets the installation try.
  apt('update');
  if (!apt('install', '-y', '--no-install-recommends', ...packages)) {
    console.warn(`apt-get could not install ${packages.join(' ')}.`);
  }
}
