import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { OperatorError } from '../../platform/operator.error.ts';

/** What the built interface is made from. */
const SOURCES = ['apps/web', 'packages/ui/src', 'packages/contracts/src', 'packages/engines/src', 'package-lock.json'];
const LEFT_OUT = /(^|\/)(node_modules|dist|fixtures)(\/|$)|\.test\.tsx?$|\.md$/;

/**
 * Builds the interface when it is missing or made from other sources than those at hand; the built folder holds the
 * digest of its sources.
 *
 * @returns the folder to serve
 * @throws OperatorError when the build fails
 */
export async function ensureWebAssets(given: {
  root: string;
  /** False for a process that serves no page: what is there is left as it is. */
  needed: boolean;
  onBuild: () => void;
}): Promise<string> {
  const { root } = given;
  const folder = join(root, 'apps/web/dist');
  if (!given.needed) return folder;
  const stamp = join(folder, '.sources');
  const digest = await digestSources(root);
  const built = await readFile(stamp, 'utf8').catch(() => undefined);
  if (built === digest) return folder;
  given.onBuild();
  await build(root);
  await writeFile(stamp, digest);
  return folder;
}

/** A digest of the names and contents of all that the interface is made from. */
export async function digestSources(root: string): Promise<string> {
  const files: string[] = [];
  for (const source of SOURCES) {
    const path = join(root, source);
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
    if (!entries) files.push(path);
    else files.push(...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  }
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    const name = relative(root, file);
    if (LEFT_OUT.test(name)) continue;
    hash
      .update(`${name}\0`)
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function build(root: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: join(root, 'apps/web'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(cannotBuild(said))));
  });
}

function cannotBuild(said: string): OperatorError {
  const detail = said.trim().split('\n').slice(-15).join('\n');
  return new OperatorError({
    fr: `L’interface n’a pas pu être construite :\n${detail}`,
    en: 'The interface could not be built (see above).',
  });
}
