import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from './match.command.ts';

const folder = mkdtempSync(join(tmpdir(), 'beffroi-match-'));
afterAll(() => rmSync(folder, { recursive: true }));

const data = join(import.meta.dirname, '../../../../../../shared/data/percolation');

function watchesFile(...watches: { id: string; query: string }[]): string {
  const path = join(folder, `${watches.map(({ id }) => id).join('-')}.jsonl`);
  writeFileSync(path, watches.map((watch) => JSON.stringify(watch)).join('\n'));
  return path;
}

async function run(args: string[], input: Iterable<string>): Promise<{ code: number; output: string; errors: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [output, errors] = [text(stdout), text(stderr)];
  const code = await command.run(args, { stdin: Readable.from(input, { objectMode: false }), stdout, stderr, env: {} });
  stdout.end();
  stderr.end();
  return { code, output: await output, errors: await errors };
}

describe('./beffroi match', () => {
  const watches = watchesFile({ id: 'eau', query: 'eau OU fuite*' }, { id: 'ville', query: '"saint etienne"' });

  it('writes the watches of each post that matches, in the order of the posts', async () => {
    const posts = [
      '{"id":1,"text":"Fuites à Saint-Étienne"}\n{"id":"b","te',
      'xt":"rien"}\n',
      '{"id":"c","text":"l’eau"}',
    ];
    expect(await run(['--watches', watches, '--threads', '2'], posts)).toEqual({
      code: 0,
      output: '{"id":1,"watches":["eau","ville"]}\n{"id":"c","watches":["eau"]}\n',
      errors: '',
    });
  });

  it('writes every post with --all', async () => {
    const { output } = await run(['--watches', watches, '--threads', '1', '--all'], ['{"id":"b","text":"rien"}\n']);
    expect(output).toBe('{"id":"b","watches":[]}\n');
  });

  it('names the lines that it cannot read, and goes on', async () => {
    const bad = watchesFile({ id: 'bad', query: 'eau OU' }, { id: 'good', query: 'eau' });
    const posts = ['not json\n\n{"id":2}\n{"text":"eau"}\n[]\n', '{"id":5,"text":"eau","tags":7,"title":null}\n'];
    const { code, output, errors } = await run(['--watches', bad, '--threads', '1'], posts);
    expect(code).toBe(0);
    expect(output).toBe('{"id":5,"watches":["good"]}\n');
    const lines = errors.trimEnd().split('\n');
    expect(lines.map((line) => line.replace(folder, '').slice(0, 24))).toHaveLength(5);
    expect(lines[0]).toContain("bad-good.jsonl, line 1: column 7: A term is missing after 'OU'.");
    expect(lines[1]).toMatch(/^line 1: /);
    expect(lines.slice(2)).toEqual([
      'line 3: "text" is missing: a text',
      'line 4: "id" is missing: a text or a number',
      'line 5: not a JSON object',
    ]);
  });

  it('fails when nothing could be read', async () => {
    expect((await run(['--watches', watches, '--threads', '1'], ['{\n'])).code).toBe(1);
    expect((await run(['--watches', watchesFile({ id: 'none', query: '(' })], [])).code).toBe(1);
    expect((await run(['--watches', join(folder, 'absent')], [])).code).toBe(1);
    expect((await run([], [])).code).toBe(2);
  });

  it('gives exactly the expected hits of the shared set of 10,000 watches', async ({ skip }) => {
    if (!existsSync(data)) skip('the shared data is not beside the project');
    const posts = readFileSync(join(data, 'posts.jsonl'), 'utf8');
    const { output } = await run(['--watches', join(data, 'watches-10000.jsonl'), '--all'], [posts]);
    expect(output === readFileSync(join(data, 'expected-10000.jsonl'), 'utf8')).toBe(true);
  }, 30_000);
});
