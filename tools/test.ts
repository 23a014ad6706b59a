// npm test [-- vitest's own words]: unit, integration and browser tests, then one line with the figures.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureWebAssets } from '../apps/server/src/ops/start/web.assets.ts';
import { OperatorError } from '../apps/server/src/platform/operator.error.ts';
import { bringChromium } from './chromium.ts';
import { closingLine, tally, type JsonReport } from './test.tally.ts';

const words = process.argv.slice(2);
const projects = projectsAsked(words);
const runs = (project: string) => projects.length === 0 || projects.includes(project);
let chromium: string | undefined;
try {
  if (runs('browser')) chromium = bringChromium();
  if (runs('browser') || runs('integration')) {
    await ensureWebAssets({ root: process.cwd(), needed: true, onBuild: () => console.log('Building the interface…') });
  }
} catch (error) {
  console.error(error instanceof OperatorError ? error.text.fr : error instanceof Error ? error.message : error);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'beffroi-report-'));
const reportFile = join(folder, 'report.json');
const code = await runVitest([
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportFile}`,
  ...words,
]);
const report = readReport();
rmSync(folder, { recursive: true, force: true });

if (!report) {
  console.error('The tests did not run to their end.');
  process.exitCode = 1;
} else {
  const figures = tally(report, code === 0);
  console.log(`\n${closingLine(figures)}`);
  process.exitCode = figures.failed > 0 ? 1 : 0;
}

/** All kinds of tests run unless only some are asked for by `--project`. */
function projectsAsked(words: string[]): (string | undefined)[] {
  return words.flatMap((word, index) =>
    word === '--project' ? [words[index + 1]] : word.startsWith('--project=') ? [word.slice('--project='.length)] : [],
  );
}

function runVitest(args: string[]): Promise<number> {
  const env = { ...process.env, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) };
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], { stdio: 'inherit', env });
  // Vitest stops its own servers on Ctrl-C; this process only waits for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

function readReport(): JsonReport | undefined {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')) as JsonReport;
  } catch {
    return undefined;
  }
}
