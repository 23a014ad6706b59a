import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { command } from './route.command.ts';

const directory = join(import.meta.dirname, '../../../../../docs/examples/directory.commune.json');

async function run(input: string, args: string[]) {
  const io = { stdin: Readable.from([input]), stdout: new PassThrough(), stderr: new PassThrough(), env: {} };
  const code = await command.run(args, io);
  io.stdout.end();
  io.stderr.end();
  const out = await text(io.stdout);
  const told = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, told, out, errors: await text(io.stderr) };
}

function file(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'beffroi-route-')), name);
  writeFileSync(path, content);
  return path;
}

describe('beffroi route', () => {
  it('answers the departments of each request or who has it instead, in order, with the reasons', async () => {
    const { code, told } = await run(
      '{"id":"1","text":"slt ya 1 nid de poule devan lekol"}\n{"id":2,"title":"Titre de séjour","text":"il expire"}\n{"id":3,"text":"zzz"}\n',
      ['--directory', directory],
    );
    expect(code).toBe(0);
    expect(told).toMatchObject([
      { id: '1' },
      { id: 2, outside: { authority: 'state', body: 'préfecture' } },
      { id: 3, unsure: true },
    ]);
    expect((told[0]!['departments'] as { id: string }[])[0]!.id).toBe('voirie');
    expect(told[0]).not.toHaveProperty('outside');
    expect(told[1]).not.toHaveProperty('departments');
    expect((told[1]!['outside'] as { reasons: object[] }).reasons[0]).toMatchObject({
      kind: 'subject',
      law: expect.any(String) as string,
    });
  });

  it('reports a bad line with its number and goes on', async () => {
    const { code, told, errors } = await run('nonsense\n{"id":"2"}\nnull\n{"id":"4","text":"piscine"}\n', [
      '--directory',
      directory,
    ]);
    expect(code).toBe(0);
    expect(told).toHaveLength(1);
    expect(errors).toMatch(/^line 1: .+\nline 2: "text" must be a string \/ .+\nline 3: not an object \/ .+\n$/);
  });

  it('fails when nothing could be read', async () => {
    expect((await run('nonsense\n', ['--directory', directory])).code).toBe(1);
  });

  it('learns corrections into a layer that the next run goes by', async () => {
    const learnt = await run('', [
      '--directory',
      directory,
      '--learn',
      file(
        'corrections.jsonl',
        '{"text":"Le Grand Zorglub est fermé","department":"culture"}\n{"text":"Horaires du Zorglub","department":"culture"}\n{"text":"x","department":"nowhere"}\n{"text":"la route de Machin","department":"outside:departement"}\n',
      ),
    ]);
    expect(learnt.code).toBe(0);
    expect(learnt.errors).toMatch(/^line 3: "department" must be an id of the directory/);
    const { told } = await run('{"id":"1","text":"le Grand Zorglub"}', [
      '--directory',
      directory,
      '--layer',
      file('layer.json', learnt.out),
    ]);
    expect(told[0]!['departments']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'culture', confidence: expect.closeTo(0.8, 1) }),
      ]) as unknown,
    );
  });

  it('learns labels of one’s own', async () => {
    const labelled =
      '{"text":"le chat dort","label":"chat"}\n{"text":"un chaton","labels":["chat"]}\n{"text":"le chien aboie","label":"chien"}\n{"text":"x"}\n';
    const { code, told, errors } = await run('{"id":"1","text":"mon chaton"}\n', [
      '--classify',
      file('labelled.jsonl', labelled),
    ]);
    expect(code).toBe(0);
    expect(errors).toMatch(/^line 4: "label" must be a string/);
    expect(told).toMatchObject([{ id: '1', label: 'chat', p: { chat: expect.any(Number) as number } }]);
    expect(told[0]!['because']).toContainEqual({ word: 'chaton', weight: expect.any(Number) as number });
  });

  it('is misused without a directory, with an unknown option, or with files that are not what they should be', async () => {
    for (const args of [
      [],
      ['--wat'],
      ['--directory', '/nowhere.json'],
      ['--directory', file('directory.json', '{}')],
      ['--directory', directory, '--layer', file('layer.json', '{}')],
    ]) {
      const { code, errors } = await run('{"id":"1","text":"piscine"}', args);
      expect(code).toBe(2);
      expect(errors).toMatch(/^route: .+ \/ .+|^route: /);
    }
  });
});
