import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSettings } from '../../platform/config/index.ts';
import type { Installation } from '../installation.ts';
import { installationKeys } from './installation.keys.ts';

function installation(dataFolder: string, env: Record<string, string> = {}): Installation {
  const outcome = loadSettings(env);
  if (!outcome.ok) throw new Error('settings');
  return { settings: outcome.settings, dataFolder };
}

test('keys are made once, or are those of the settings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-keys-'));
  const first = await installationKeys(installation(folder));
  expect(await installationKeys(installation(folder))).toEqual(first);
  expect(first.secret.length).toBeGreaterThanOrEqual(32);
  expect(first.vapid.subject).toBe('mailto:beffroi@localhost');
  expect(readFileSync(join(folder, 'secret.key'), 'utf8').trim()).toBe(first.secret.toString());
  const given = await installationKeys(
    installation(folder, {
      SECRET_KEY: 's'.repeat(32),
      VAPID_PUBLIC_KEY: 'public',
      VAPID_PRIVATE_KEY: 'private',
      BASE_URL: 'https://beffroi.example.fr',
    }),
  );
  expect(given.secret.toString()).toBe('s'.repeat(32));
  expect(given.vapid).toEqual({ publicKey: 'public', privateKey: 'private', subject: 'https://beffroi.example.fr' });
  rmSync(folder, { recursive: true });
});
