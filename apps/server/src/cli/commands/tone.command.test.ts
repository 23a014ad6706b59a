import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { writeTinyTransformer } from '../../testing/tiny-transformer.ts';
import { command } from './tone.command.ts';

async function run(input: string, args: string[] = []) {
  const io = { stdin: Readable.from([input]), stdout: new PassThrough(), stderr: new PassThrough(), env: {} };
  const code = await command.run(args, io);
  io.stdout.end();
  io.stderr.end();
  const out = await text(io.stdout);
  const lines = out.split('\n').filter(Boolean);
  return {
    code,
    told: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    out,
    errors: await text(io.stderr),
  };
}

function file(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'beffroi-tone-')), name);
  writeFileSync(path, content);
  return path;
}

describe('beffroi tone', () => {
  it('answers the tone of each post, in order, with the words that say so', async () => {
    const { code, told } = await run(
      '{"id":"1","text":"Merci aux agents, la rue est enfin réparée"}\n{"id":"2","text":"Quelle honte, encore une panne","lang":"fr"}\n',
    );
    expect(code).toBe(0);
    expect(told).toMatchObject([
      { id: '1', lang: 'fr', sentiment: { label: 'positive' }, aggressive: { label: 'none' }, tone: 'positive' },
      { id: '2', lang: 'fr', sentiment: { label: 'negative' }, aggressive: { label: 'none' } },
    ]);
    expect(told[1]!['because']).toContainEqual({
      word: 'honte',
      weight: expect.any(Number) as number,
      for: 'negative',
    });
  });

  it('reports a bad line with its number and goes on', async () => {
    const { code, told, errors } = await run('nonsense\n{"id":"2"}\n{"id":"3","text":"Bravo"}\n');
    expect(code).toBe(0);
    expect(told).toHaveLength(1);
    expect(errors).toMatch(/^line 1: .+\nline 2: "text" must be a string \/ « text » doit être une chaîne\n$/);
  });

  it('fails when nothing could be read', async () => {
    expect((await run('nonsense\n')).code).toBe(1);
  });

  it('learns corrections into a layer that the next run goes by', async () => {
    const corrections = '{"text":"Le Boulodrome, tiens donc","sentiment":"positive"}\n'.repeat(3);
    const learnt = await run('', [
      '--learn',
      file('corrections.jsonl', `${corrections}{"text":"x","sentiment":"bof"}\n`),
    ]);
    expect(learnt.code).toBe(0);
    expect(learnt.errors).toMatch(/^line 4: "sentiment" must be/);
    const { told } = await run('{"id":"1","text":"Le Boulodrome, tiens donc"}', [
      '--layer',
      file('layer.json', learnt.out),
    ]);
    expect(told).toMatchObject([{ sentiment: { label: 'positive' } }]);
  });

  it('judges sentiment by a local transformer when it is given one, and the rest as ever', async () => {
    const folder = writeTinyTransformer(mkdtempSync(join(tmpdir(), 'beffroi-tone-')));
    const input = [
      '{"id":"1","text":"Le boulodrome, bande de clowns"}',
      'nonsense',
      '',
      '{"id":"2","text":"Merci au boulodrome","lang":"fr"}',
      '{"id":"3","text":"Подумайте об этом ещё раз, пожалуйста"}',
    ].join('\n');
    const { code, told, errors } = await run(input, ['--model', folder]);
    expect(code).toBe(0);
    expect(told).toMatchObject([
      { id: '1', sentiment: { label: 'positive' }, aggressive: { label: 'insult' } },
      { id: '2', sentiment: { label: 'positive' } },
      { id: '3', sentiment: { label: 'neutral' } },
    ]);
    expect(errors).toMatch(/^line 2: .+\n$/);
  });

  it('is misused with an unknown option, a missing file or a file that is no layer', async () => {
    for (const args of [
      ['--wat'],
      ['--layer', '/nowhere.json'],
      ['--layer', file('layer.json', '{}')],
      ['--model', '/nowhere'],
      ['--model', '/nowhere', '--learn', '/nowhere'],
    ]) {
      const { code, errors } = await run('', args);
      expect(code).toBe(2);
      expect(errors).toMatch(/^tone: /);
    }
  });
});
