import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateVAPIDKeys } from 'web-push';
import { connectors } from '../../apps/server/src/app/connectors.ts';
import { createProgram, type Program } from '../../apps/server/src/app/program.ts';
import { loadSettings } from '../../apps/server/src/platform/config/index.ts';
import { createLogger } from '../../apps/server/src/platform/logger.ts';
import { createHttpClient } from '../../apps/server/src/platform/outbound-http/index.ts';

/**
 * The program as `npm start` puts it together, on a given database, but doing nothing by itself: tests say when sources
 * are read and when the detector looks. It may reach this machine and, so that no test depends on it, nothing else.
 */
export async function assembleProgram(given: {
  databaseUrl: string;
  secret: Buffer;
  webFolder: string;
  baseUrl: string;
  now: () => Date;
  /** As a demonstration is: its letters are kept, and none leaves. */
  demo?: boolean;
  /** Media that its database already names, to be copied. */
  mediaFrom?: string;
}): Promise<{ program: Program; dataFolder: string; close: () => Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'beffroi-e2e-'));
  if (given.mediaFrom !== undefined) await cp(given.mediaFrom, join(dataFolder, 'media'), { recursive: true });
  const outcome = loadSettings({
    DATA_FOLDER: dataFolder,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const settings = { ...outcome.settings, baseUrl: given.baseUrl, demo: given.demo ?? false };
  const http = createHttpClient({ allowPrivateAddresses: settings.allowPrivateAddresses, userAgent: 'Beffroi/test' });
  const program = await createProgram({
    ...given,
    settings,
    http,
    connectors,
    vapid: { ...generateVAPIDKeys(), subject: 'mailto:beffroi@example.fr' },
    logger: createLogger(settings.logLevel),
    version: '0.0.0-test',
    unattended: false,
  });
  await program.open();
  return {
    program,
    dataFolder,
    async close() {
      await program.stop();
      await http.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
