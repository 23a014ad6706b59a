import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { seedDemo } from '../../apps/server/src/app/demo.ts';
import { ensureWebAssets } from '../../apps/server/src/ops/start/web.assets.ts';
import { createFromTemplate, dropDatabase, urlOfDatabase } from '../../apps/server/src/testing/database.clone.ts';
import { assembleProgram } from './program.assemble.ts';

type Demo = { template: string; secret: string; password: string; now: string; media: string };

declare module 'vitest' {
  interface ProvidedContext {
    /** What every product of the run shares: the built interface, and a database where the demonstration has lived. */
    product: { webFolder: string; demo: Demo };
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
  const { program, dataFolder, close } = await assembleProgram({
    databaseUrl: urlOfDatabase(server, template),
    secret,
    webFolder,
    baseUrl: 'http://localhost',
    demo: true,
    now: () => new Date(NOW),
  });
  const media = await mkdtemp(join(tmpdir(), 'beffroi-e2e-media-'));
  let password: string;
  try {
    ({ password } = await seedDemo(program, { historyDays: 16 }));
    await program.jobs.drain();
    await program.detection.look();
    await cp(join(dataFolder, 'media'), media, { recursive: true });
  } finally {
    await close();
  }
  project.provide('product', {
    webFolder,
    demo: { template, secret: secret.toString('hex'), password, now: NOW, media },
  });
  return async () => {
    await dropDatabase(server, template);
    await rm(media, { recursive: true, force: true });
  };
}
