import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digestSources, ensureWebAssets } from './web.assets.ts';

const root = mkdtempSync(join(tmpdir(), 'beffroi-web-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

write('package-lock.json', '{}');
write('apps/web/src/main.tsx', 'one');
write('packages/ui/src/card.tsx', 'card');
write('packages/contracts/src/index.ts', '');
write('packages/engines/src/text/index.ts', '');

test('what the interface is made from changes its digest; its tests and what is built do not', async () => {
  const before = await digestSources(root);
  write('apps/web/src/main.test.tsx', 'a test');
  write('apps/web/dist/index.html', 'built');
  expect(await digestSources(root)).toBe(before);
  write('packages/ui/src/card.tsx', 'card, wider');
  expect(await digestSources(root)).not.toBe(before);
});

test('a build of these very sources is served as it is', async () => {
  write('apps/web/dist/.sources', await digestSources(root));
  let builds = 0;
  expect(await ensureWebAssets({ root, needed: true, onBuild: () => (builds += 1) })).toBe(join(root, 'apps/web/dist'));
  expect(builds).toBe(0);
});

test('a build that fails says why, and leaves nothing that would pass for built', async () => {
  write('apps/web/src/main.tsx', 'two');
  const failing = ensureWebAssets({ root, needed: true, onBuild: () => undefined });
  await expect(failing).rejects.toThrow('could not be built');
  await expect(ensureWebAssets({ root, needed: true, onBuild: () => undefined })).rejects.toThrow('could not be built');
});
