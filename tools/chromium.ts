import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const PLAYWRIGHT_CACHES = [
  process.env['PLAYWRIGHT_BROWSERS_PATH'],
  join(homedir(), '.cache/ms-playwright'),
  join(homedir(), 'Library/Caches/ms-playwright'),
];

/** The Chromium to test with: the one that CHROMIUM_PATH names, else the first found on the machine. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  const onPath = (process.env['PATH'] ?? '').split(':').flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES, ...inPlaywrightCaches()].find((path) => existsSync(path));
}

/**
 * Finds a Chromium, or installs Debian's when run there as root.
 * @throws when there is none, with the one line that says what to install
 */
export function bringChromium(): string {
  const found = findChromium();
  if (found) {
    if (existsSync(found)) return found;
    throw new Error(`CHROMIUM_PATH names ${found}, which does not exist.`);
  }
  if (process.getuid?.() === 0 && isDebian()) {
    process.stderr.write('Installation de Chromium / installing Chromium (apt-get)…\n');
    const options = { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    spawnSync('apt-get', ['update', '-q'], options);
    const { status, stderr } = spawnSync(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
      options,
    );
    const brought = findChromium();
    if (status === 0 && brought) return brought;
    process.stderr.write(stderr);
  }
  throw new Error(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

function inPlaywrightCaches(): string[] {
  return PLAYWRIGHT_CACHES.flatMap((cache) =>
    cache && existsSync(cache)
      ? globSync(
          [
            'chromium-*/chrome-linux*/chrome',
            'chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium',
            'chromium_headless_shell-*/*/*headless*shell',
          ],
          { cwd: cache },
        )
          .toSorted()
          .toReversed()
          .map((path) => join(cache, path))
      : [],
  );
}

/** Debian itself: on Ubuntu the package named chromium only points to a snap. */
function isDebian(): boolean {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
