import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeZip } from './zip.write.ts';

test('a ZIP holds each file as it is, under its own name, and another program says it is sound', () => {
  const files = [
    { name: 'texte.txt', content: Buffer.from('Bande d’incapables') },
    { name: 'fichiers/01-capture d’écran.png', content: Buffer.alloc(70_000, 7) },
    { name: 'vide.json', content: Buffer.alloc(0) },
  ];
  const zip = writeZip(files, new Date('2026-11-24T10:00:00Z'));
  expect(zip.readUInt32LE(0)).toBe(0x04034b50);
  expect(zip.readUInt16LE(zip.length - 12)).toBe(3);
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-zip-'));
  try {
    writeFileSync(join(folder, 'a.zip'), zip);
    const read = `import zipfile,hashlib,json;z=zipfile.ZipFile('a.zip');assert z.testzip() is None;print(json.dumps([[i.filename,i.file_size,i.date_time[0]] for i in z.infolist()]))`;
    const told = execFileSync('python3', ['-c', read], { cwd: folder }).toString();
    expect(JSON.parse(told)).toEqual(files.map(({ name, content }) => [name, content.length, 2026]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.warn('python3 is absent: the ZIP is not opened by another program');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
