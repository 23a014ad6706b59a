import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { command } from './stories.command.ts';

async function run(input: string, args: string[] = []) {
  const io = { stdin: Readable.from([input]), stdout: new PassThrough(), stderr: new PassThrough(), env: {} };
  const code = await command.run(args, io);
  io.stdout.end();
  io.stderr.end();
  const lines = (await text(io.stdout)).split('\n').filter(Boolean);
  return {
    code,
    placed: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    errors: await text(io.stderr),
  };
}

const bridge = 'Le pont de pierre est fermé à toute circulation après la découverte de fissures';
const post = (id: string, text: string, more: object = {}): string => JSON.stringify({ id, text, ...more });

describe('beffroi stories', () => {
  it('answers id, story and kind for each post, in order', async () => {
    const { code, placed } = await run(
      [
        post('1', bridge, { postedAt: '2026-03-02T09:00:00Z' }),
        post('2', `${bridge.toUpperCase()} !!!`),
        post('3', bridge.replace('découverte', 'présence')),
        post('4', 'Bravo', { inReplyTo: '1' }),
        post('5', 'Grève des bus demain matin à Lille'),
      ].join('\n'),
    );
    expect(code).toBe(0);
    const story = placed[0]?.['story'];
    expect(placed).toEqual([
      { id: '1', story, kind: 'new' },
      { id: '2', story, kind: 'copy' },
      { id: '3', story, kind: 'variant' },
      { id: '4', story, kind: 'link' },
      { id: '5', story: expect.not.stringMatching(String(story)) as unknown, kind: 'new' },
    ]);
  });

  it('flags coordinated copies, and gives titles when asked', async () => {
    const wave = Array.from({ length: 6 }, (_, index) =>
      post(`${index}`, bridge, { author: `compte${index}`, postedAt: 1e12 }),
    );
    const { placed } = await run(wave.join('\n'), ['--titles']);
    expect(placed[5]).toMatchObject({
      coordinated: { accounts: 6, posts: 6, minutes: 1 },
      title: expect.stringMatching(/^Le pont/) as unknown,
    });
  });

  it('names lines that cannot be read, goes on, and fails when there is nothing else', async () => {
    const { code, placed, errors } = await run(`nonsense\n${post('1', bridge)}\n{"id":"2"}\n`);
    expect(code).toBe(0);
    expect(placed).toHaveLength(1);
    expect(errors).toMatch(/^line 1: .*\nline 3: "text" is missing or is no text\n$/);
    expect((await run('nonsense\n')).code).toBe(1);
    expect((await run('', ['--hours', '-1'])).code).toBe(2);
  });
});
