import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { plants, plantedTargets } from './boundaries.plants.ts';

type Violation = { rule: { name: string }; from: string; to: string; cycle?: { name: string }[] };
type Cruise = { violations: Violation[]; totalCruised: number };

/**
 * Checks the import table of `.dependency-cruiser.cjs` on the project, and checks the checker: it must have read as
 * many files as there are, and must report each violation planted in a small tree made for it.
 */
export async function checkBoundaries(): Promise<{ ok: boolean; detail: string }> {
  const places = ['apps', 'packages', 'e2e', 'bench', 'tools'];
  const project = await cruise(process.cwd(), places);
  const problems = project.violations.map(
    ({ rule, from, to, cycle }) => `${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}`,
  );
  const files = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', {
    exclude: (path) => path.includes('node_modules'),
  }).length;
  if (project.totalCruised < files)
    problems.push(`only ${project.totalCruised} modules were read, of ${files} files and more`);
  const blind = await unseenPlants();
  problems.push(...blind.map((rule) => `the planted violation of ${rule} was not reported`));
  return { ok: problems.length === 0, detail: problems.join('\n') };
}

async function unseenPlants(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'beffroi-planted-'));
  try {
    for (const [path, text] of Object.entries(plantedTargets)) await plant(folder, path, text);
    for (const { file, imports } of plants) {
      await plant(
        folder,
        file,
        `${imports.map((path, index) => `import * as i${index} from '${path}';`).join('\n')}\nexport {};\n`,
      );
    }
    const { violations } = await cruise(folder, ['apps', 'packages']);
    return plants
      .filter(
        ({ rule, file }) => !violations.some((violation) => violation.rule.name === rule && violation.from === file),
      )
      .map(({ rule }) => rule);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function plant(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** Runs dependency-cruiser with the project's table on the folders of a tree. */
function cruise(tree: string, places: string[]): Promise<Cruise> {
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [program, '--config', resolve('.dependency-cruiser.cjs'), '--output-type', 'json', ...places];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: tree, maxBuffer: 512 * 1024 * 1024 }, (error, stdout, stderr) => {
      try {
        done((JSON.parse(stdout) as { summary: Cruise }).summary);
      } catch {
        fail(new Error(`dependency-cruiser did not answer: ${stderr || String(error)}`));
      }
    });
  });
}
