import { PassThrough, Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterLines } from './line-filter.ts';
import { readLines } from './line-reader.ts';

const upper = (line: string): string => line.toUpperCase();

async function filter(pieces: (string | Buffer)[], transform = upper, header?: typeof upper) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [output, errors] = [text(stdout), text(stderr)];
  const code = await filterLines({ stdin: Readable.from(pieces), stdout, stderr, env: {} }, transform, header);
  stdout.end();
  stderr.end();
  return { code, output: await output, errors: await errors };
}

describe('a filter of lines', () => {
  it('gives the same whatever the pieces in which the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'binary', maxLength: 12 }).map((line) => line.replace(/[\r\n]/gu, '')),
          { maxLength: 8 },
        ),
        fc.array(fc.nat(20), { maxLength: 20 }),
        async (lines, cuts) => {
          const bytes = Buffer.from(lines.join('\n'));
          const pieces = [0, ...cuts, bytes.length].toSorted((a, b) => a - b);
          const cut = pieces.slice(1).map((to, index) => bytes.subarray(pieces[index], to));
          const read: (string | undefined)[] = [];
          for await (const some of readLines(Readable.from(cut))) read.push(...some);
          if (bytes.length === 0) expect(read).toEqual([]);
          else expect(read.join('\n')).toBe(bytes.toString().replace(/\n$/u, ''));
        },
      ),
    );
  });

  it('takes lines that end as on Windows, and the separators of Unicode as letters of a line', async () => {
    expect((await filter(['a\r\nb\u2028c\n\n  \nd'])).output).toBe('A\nB\u2028C\nD\n');
  });

  it('answers what came in before it waits for more', async () => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const done = filterLines({ stdin, stdout, stderr, env: {} }, upper);
    stdin.write('a\nb');
    const [first] = (await new Promise((resolve) => stdout.once('data', (data) => resolve([data])))) as [Buffer];
    expect(String(first)).toBe('A\n');
    stdin.end();
    expect(await done).toBe(0);
  });

  it('writes many lines at once', async () => {
    let writes = 0;
    const stdout = new Writable({ write: (_piece, _encoding, next) => ((writes += 1), next()) });
    const stdin = Readable.from(['line\n'.repeat(10_000)]);
    expect(await filterLines({ stdin, stdout, stderr: new PassThrough(), env: {} }, upper)).toBe(0);
    expect(writes).toBe(1);
  });

  it('reads no faster than it is read', async () => {
    let given = 0;
    const stdin = Readable.from(
      (function* () {
        for (; given < 1_000; given += 1) yield `${'x'.repeat(1_000)}\n`;
      })(),
    );
    const release: (() => void)[] = [];
    const stdout = new Writable({ highWaterMark: 1, write: (_piece, _encoding, next) => void release.push(next) });
    const done = filterLines({ stdin, stdout, stderr: new PassThrough(), env: {} }, upper);
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBeLessThan(100);
    stdout.destroy();
    expect(await done).toBe(0);
  });

  it('stops quietly when nobody reads any more', async () => {
    const stdout = new Writable({ write: (_piece, _encoding, next) => next(new Error('EPIPE')) });
    const stdin = Readable.from(Array.from({ length: 100 }, () => 'a\n'));
    expect(await filterLines({ stdin, stdout, stderr: new PassThrough(), env: {} }, upper)).toBe(0);
    expect(stdin.destroyed).toBe(true);
  });

  it('names bad lines by their number and fails only when nothing could be read', async () => {
    const picky = (line: string): string => {
      if (line.startsWith('bad')) throw new Error('no');
      return line;
    };
    expect(await filter(['bad\n\ngood\nbad'], picky)).toEqual({
      code: 0,
      output: 'good\n',
      errors: 'line 1: no\nline 4: no\n',
    });
    expect((await filter(['bad\n'], picky)).code).toBe(1);
    expect((await filter([''], picky)).code).toBe(0);
    expect(await filter(['head\nbad\n'], picky, upper)).toEqual({ code: 1, output: 'HEAD\n', errors: 'line 2: no\n' });
  });

  it('leaves out a line too long to be kept, and goes on', async () => {
    const read: (string | undefined)[] = [];
    for await (const lines of readLines(Readable.from(['ab', 'cd', 'ef\nok\n12', '345']), 3)) read.push(...lines);
    expect(read).toEqual([undefined, 'ok', undefined]);
  });
});
