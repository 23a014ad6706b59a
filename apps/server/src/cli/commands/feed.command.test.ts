import { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { command } from './feed.command.ts';

async function run(args: string[], input: Iterable<Uint8Array> | string) {
  const written = { out: '', err: '' };
  const into = (key: 'out' | 'err') =>
    new Writable({ write: (chunk, _encoding, done) => ((written[key] += String(chunk)), done()) });
  const stdin = Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input);
  const code = await command.run(args, { stdin, stdout: into('out'), stderr: into('err'), env: {} });
  return { code, ...written };
}

test('a feed comes out as JSON, null where it says nothing', async () => {
  const { code, out } = await run(
    ['--url', 'https://a.example/rss'],
    '<rss><channel><title>F</title><item><title>T</title><link>/1</link></item></channel></rss>',
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    feed: { format: 'rss', title: 'F', link: null },
    entries: [{ id: null, link: 'https://a.example/1', title: 'T', date: null, author: null, text: '' }],
  });
});

test('what is no feed is said on standard error', async () => {
  const { code, out, err } = await run([], '<html><body>Bonjour');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ feed: { format: 'unknown' }, entries: [] });
  expect(err).toContain('web page');
});

test('fifty megabytes are refused before they are read', async () => {
  let sent = 0;
  const endless = (function* () {
    for (; sent < 50; sent += 1) yield Buffer.alloc(1024 * 1024, 'x');
  })();
  const { code, out, err } = await run([], endless);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('--max-bytes');
  expect(sent).toBeLessThan(40);
});

test('wrong options are misuse', async () => {
  expect((await run(['--nope'], '')).code).toBe(2);
  expect((await run(['--max-bytes', 'much'], '')).code).toBe(2);
  expect((await run(['--url', 'nowhere'], '')).code).toBe(2);
});

test('the charset of the Content-Type is heeded', async () => {
  const { out } = await run(
    ['--content-type', 'text/xml; charset=iso-8859-1'],
    [Buffer.from('<rss><channel><title>été</title></channel></rss>', 'latin1')],
  );
  expect(JSON.parse(out)).toMatchObject({ feed: { title: 'été' } });
});
