// npm run check [-- STEP…]: types, lint, format, boundaries, unused. Every step runs; one line each, the detail of what failed.
import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { checkBoundaries } from './boundaries.ts';

type Outcome = { ok: boolean; detail: string };

// Given as paths: run on the bare root, the linter walks node_modules.
const SOURCES = ['apps', 'packages', 'e2e', 'bench', 'tools', 'vitest.config.ts'].filter((path) => existsSync(path));

const steps: Record<string, () => Promise<Outcome>> = {
  types: async () => {
    const waiting = ['tsconfig.tests.json', 'e2e/tsconfig.json', ...globSync('{apps,packages}/*/tsconfig.json')];
    const outcomes: Outcome[] = [];
    const work = async () => {
      for (let project = waiting.pop(); project !== undefined; project = waiting.pop())
        outcomes.push(await typeCheck(project));
    };
    await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work));
    return together(outcomes);
  },
  lint: () => tool('oxlint/bin/oxlint', ['--deny-warnings', ...SOURCES]),
  format: () => tool('oxfmt/bin/oxfmt', ['--check', ...SOURCES]),
  boundaries: checkBoundaries,
  unused: () => tool('knip/bin/knip.js', ['--no-progress']),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(', ')}; there are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

let failed = 0;
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = performance.now();
  const { ok, detail } = await step();
  if (!ok) failed += 1;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (!ok) console.log(detail.trim());
}
process.exitCode = failed > 0 ? 1 : 0;

/** What was found last time is kept, so that only what changed is read again. */
function typeCheck(project: string): Promise<Outcome> {
  const kept = `node_modules/.cache/typescript/${project.replaceAll('/', '-')}.tsbuildinfo`;
  return tool('typescript/bin/tsc', [
    '--noEmit',
    '--pretty',
    'false',
    '--incremental',
    '--tsBuildInfoFile',
    kept,
    '-p',
    project,
  ]);
}

function together(outcomes: Outcome[]): Outcome {
  const details = outcomes.filter(({ ok }) => !ok).map(({ detail }) => detail.trim());
  return { ok: details.length === 0, detail: details.join('\n') };
}

function tool(path: string, args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [`node_modules/${path}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let detail = '';
  child.stdout.on('data', (chunk: Buffer) => (detail += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (detail += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ok: code === 0, detail })));
}
