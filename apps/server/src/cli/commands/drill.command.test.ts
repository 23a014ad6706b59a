import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { command } from './drill.command.ts';

async function run(...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-drill-'));
  const env = { LANG: 'fr_FR.UTF-8', DATA_FOLDER: folder };
  const io = { stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough(), env };
  const code = await command.run(args, io);
  io.stdout.end();
  io.stderr.end();
  return { code, out: await text(io.stdout), errors: await text(io.stderr) };
}

function file(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'beffroi-drill-')), 'crue.yaml');
  writeFileSync(path, content);
  return path;
}

it('lists the scenarios, prints one, and finds nothing to correct in it, without an installation', async () => {
  const listed = await run('list');
  expect(listed.out.split('\n').filter(Boolean)).toHaveLength(5);
  expect(listed.out).toMatch(/^vignes-californiennes +own_mistake +120 min/m);
  const shown = await run('show', 'crue');
  const checked = await run('check', file(shown.out));
  expect(checked).toMatchObject({ code: 0, errors: '' });
  expect(checked.out).toMatch(/« La crue », 180 min, environ \d+ publications, 4 messages\. Rien à corriger\.$/m);
});

it('says every mistake of a file with its line, and fails', async () => {
  const { out } = await run('show', 'crue');
  const path = file(out.replace('genre: accident', 'genre: averse').replace('durée: 180', 'durée: longtemps'));
  const { code, errors } = await run('check', path);
  expect(code).toBe(1);
  expect(errors.split('\n').filter(Boolean)).toEqual([
    expect.stringMatching(/crue\.yaml:4: « averse » n’est pas un choix de « genre »/),
    expect.stringMatching(/crue\.yaml:9: « duree » attend un nombre\./),
  ]);
});

it('says what is wrong with the words it is given, and where there is no installation', async () => {
  for (const args of [[], ['dance'], ['check'], ['start'], ['stop', 'crue'], ['start', 'crue', '--speed', '600']]) {
    const { code, errors } = await run(...args);
    expect([code, errors.startsWith('Usage: ./beffroi drill list')]).toEqual([2, true]);
  }
  expect(await run('show', 'tsunami')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('vignes-californiennes') as string,
  });
  expect(await run('check', '/nowhere.yaml')).toMatchObject({ code: 1 });
  expect(await run('start', 'crue')).toMatchObject({ code: 1, errors: expect.stringContaining('npm start') as string });
});
