// Brings node_modules in line with package-lock.json, on the machine's own Node.js 20 or later and with nothing
// installed yet. Run directly it only installs; tools/run.mjs calls it before everything else.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node.js that the project pins: every script runs on it, whatever the machine has. */
export const runtime = join(root, 'node_modules/node/bin/node');

/** Installs what is missing or stale; a no-op within milliseconds when nothing is. */
export async function ensureInstalled() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(
      `Beffroi demande Node.js 20 ou plus récent pour s’installer ; cette machine a ${process.version}.`,
      `Beffroi needs Node.js 20 or later to install itself; this machine has ${process.version}.`,
    );
  }
  if (!isInstalled())
    await npm(['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], root);
  // npm may be set to run no installation script; the one that fetches the runtime is then run here.
  if (!existsSync(runtime))
    await run(process.execPath, ['installArchSpecificPackage.js'], join(root, 'node_modules/node'));
  if (!existsSync(runtime))
    fail('Le Node.js du projet n’a pas pu être installé.', 'The Node.js of the project could not be installed.');
}

/** Whether npm's own record of what it installed holds all that the lock file asks for on this machine. */
function isInstalled() {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
    return wanted.link === true || found.version === wanted.version;
  });
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

function npm(args, cwd) {
  const npmProgram = process.env.npm_execpath;
  return npmProgram?.endsWith('.js') ? run(process.execPath, [npmProgram, ...args], cwd) : run('npm', args, cwd);
}

/** Runs a command quietly under one line of progress; what it said is shown only if it fails. */
async function run(command, args, cwd) {
  const started = Date.now();
  const line = () =>
    `Installation des dépendances / installing dependencies… ${Math.round((Date.now() - started) / 1000)} s`;
  const progress = process.stderr.isTTY ? setInterval(() => process.stderr.write(`\r${line()}`), 500) : undefined;
  if (!progress) process.stderr.write(`${line()}\n`);
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      said += error.message;
      resolve(1);
    });
    child.on('close', resolve);
  });
  clearInterval(progress);
  if (progress) process.stderr.write(`\r${line()}\n`);
  if (code !== 0) {
    process.stderr.write(`${said.trim()}\n`);
    fail(
      `L’installation a échoué (${command} ${args.join(' ')}).`,
      `The installation failed (${command} ${args.join(' ')}).`,
    );
  }
}

function fail(french, english) {
  process.stderr.write(`${french}\n${english}\n`);
  process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureInstalled();
