import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { command } from './triage.command.ts';

async function run(input: string, args: string[] = []) {
  const io = { stdin: Readable.from([input]), stdout: new PassThrough(), stderr: new PassThrough(), env: {} };
  const code = await command.run(args, io);
  io.stdout.end();
  io.stderr.end();
  const out = await text(io.stdout);
  return { code, out, told: out.split('\n').filter(Boolean), errors: await text(io.stderr) };
}

function file(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'beffroi-triage-')), name);
  writeFileSync(path, content);
  return path;
}

describe('beffroi triage', () => {
  it('says of each message what it is, in order, with numbers to call and what to hide', async () => {
    const { code, told } = await run(
      '{"id":"1","text":"slt c ouver dimanch la piscine ?"}\n{"id":2,"text":"je v me suicidé"}\n{"id":3,"text":"Merci, mon numéro : 06 12 34 56 78"}\n',
    );
    expect(code).toBe(0);
    expect(told.map((line) => JSON.parse(line) as object)).toMatchObject([
      { id: '1', kind: 'question', distress: [], sensitive: [] },
      {
        id: 2,
        kind: 'emergency',
        needs: 1,
        distress: [{ kind: 'suicide', certainty: 'likely', numbers: ['3114', '15', '112'] }],
      },
      { id: 3, sensitive: [{ kind: 'phone' }] },
    ]);
  });

  it('reports bad lines with their number and goes on, and fails when all are bad', async () => {
    const { code, told, errors } = await run('nonsense\n{"id":"2"}\nnull\n{"id":"4","text":"Merci"}\n');
    expect(code).toBe(0);
    expect(told).toHaveLength(1);
    expect(errors).toMatch(/^line 1: .+\nline 2: "text" must be a string \/ .+\nline 3: .+\n$/);
    expect((await run('nonsense\n')).code).toBe(1);
  });

  it('learns corrections into a layer that the next run goes by', async () => {
    const correction = '{"text":"Le Zorglub est de sortie","kind":"complaint"}\n';
    const learnt = await run('', ['--learn', file('c.jsonl', `${correction.repeat(3)}{"text":"x","kind":"y"}\n`)]);
    expect(learnt.errors).toMatch(/^line 4: "kind" must be one of/);
    const { told } = await run('{"id":"1","text":"Le Zorglub est de sortie"}', ['--layer', file('l.json', learnt.out)]);
    expect(JSON.parse(told[0]!)).toMatchObject({ kind: 'complaint' });
  });

  it('is misused with an unknown option or a layer that is not one', async () => {
    expect((await run('', ['--nope'])).code).toBe(2);
    const broken = await run('', ['--layer', file('l.json', '{}')]);
    expect(broken.code).toBe(2);
    expect(broken.errors).toMatch(/couche de tri/);
  });
});
