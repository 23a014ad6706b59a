import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { seedDemo } from '../../apps/server/src/app/demo.ts';
import { ensureWebAssets } from '../../apps/server/src/ops/start/web.assets.ts';
import { createFromTemplate, dropDatabase, urlOfDatabase } from '../../apps/server/src/testing/database.clone.ts';
import { assembleProgram } from './program.assemble.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What every product of the run shares: the built interface, and a database where the demonstration has lived. */
    product: { webFolder: string; demo: { template: string; secret: string; password: string; now: string } };
  }
}

/**
 * When the demonstration lives: always the same Tuesday, after the rush of the day, so that its residents say the same
 * things at every run.
 */
const NOW = '2026-09-15T17:30:00+02:00';

/** Builds the interface if it has to be, and lets the demonstration live its past once: each test gets a copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const webFolder = await ensureWebAssets({
    root: project.config.root,
    needed: true,
    onBuild: () => process.stderr.write('Building the interface…\n'),
  });
  const { url: server, template: migrated } = project.getProvidedContext().testServer;
  const template = `beffroi_demo_${process.pid}`;
  const secret = randomBytes(32);
  await createFromTemplate(server, template, migrated);
  const { program, close } = await assembleProgram({
    databaseUrl: urlOfDatabase(server, template),
    secret,
    webFolder,
    baseUrl: 'http://localhost',
    now: () => new Date(NOW),
  });
  let password: string;
  try {
    ({ password } = await seedDemo(program, { historyDays: 16 }));
    await program.jobs.drain();
    await program.detection.look();
  } finally {
    await close();
  }
  project.provide('product', {
    webFolder,
    demo: { template, secret: secret.toString('hex'), password, now: NOW },
  });
  return () => dropDatabase(server, template);
}
