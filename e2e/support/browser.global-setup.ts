import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { bringChromium } from '../../tools/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where to connect to the one browser of the run; each test opens a context of its own. */
    browserEndpoint: string;
  }
}

/** One Chromium for the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    executablePath: bringChromium(),
    args: ['--disable-dev-shm-usage', '--force-prefers-reduced-motion', '--lang=fr-FR'],
  });
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
