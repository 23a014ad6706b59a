import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeZip } from './zip.write.ts';

const files = [
  { name: 'texte.txt', content: Buffer.from('Bande d’incapables') },
  { name: 'fichiers/01-capture d’écran.png', content: Buffer.alloc(70_000, 7) },
  { name: 'vide.json', content: Buffer.alloc(0) },
];

const hasPython = (() => {
  try {
    return execFileSync('python3', ['--version']).length > 0;
  } catch {
    return false;
  }
})();

test.skipIf(!hasPython)('another program finds each file as it is (skipped where Python is absent)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-zip-'));
  writeFileSync(join(folder, 'a.zip'), writeZip(files, new Date('2026-11-24T10:00:00Z')));
  const read = `import zipfile,json
z = zipfile.ZipFile('a.zip')
assert z.testzip() is None
print(json.dumps([[i.filename, i.file_size, list(i.date_time)[:5]] for i in z.infolist()]))`;
  const told = execFileSync('python3', ['-c', read], { cwd: folder }).toString();
  rmSync(folder, { recursive: true });
  expect(JSON.parse(told)).toEqual(files.map(({ name, content }) => [name, content.length, [2026, 11, 24, 10, 0]]));
});
