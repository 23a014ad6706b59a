import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { messageOf } from './match.lines.ts';
import { MatchPool } from './match.pool.ts';

const help = `
Usage: ./beffroi match --watches FILE.jsonl [options] < posts.jsonl

Says which watches each post matches.

Input, JSON Lines:
  watches   {"id","query"} a line
  posts     {"id","text"} a line, and optionally title, author, network, lang, url, tags, mentions, links (lists of texts),
            hasMedia, followers

Output, JSON Lines: {"id","watches":["…"]} for each post that matches, in the order of the posts; watches in the order
of their file.

Options:
  --watches FILE   the watches; needed
  --all            also write the posts that match nothing
  --threads N      how many threads match side by side; by default as many as the machine has cores

Queries: words side by side must all be there (AND, ET); OR, OU; NOT, SAUF or - before; parentheses; "phrases";
NEAR/5, PROCHE/5 between words or phrases; prefix*; word~ with its inflected forms (French, English); =Word as written;
#tag, @account, emoji; from:account lang:fr network:mastodon site:ville.fr title:word has:link has:media followers:>1000.
Accents, case and apostrophes make no difference. packages/engines/src/query/README.md has an example of each.

Watches and posts that cannot be read are named on standard error with their line number, and the rest goes on.

Example:
  echo '{"id":"eau","query":"(eau OU fuite*) \\"saint etienne\\" -concert"}' > watches.jsonl
  echo '{"id":1,"text":"Grosse fuite ce matin à Saint-Étienne"}' | ./beffroi match --watches watches.jsonl
`;

export const command: Command = {
  name: 'match',
  summary: 'say which watch queries each post matches',
  help,
  async run(args, io) {
    let options: Options;
    try {
      options = readOptions(args);
    } catch (error) {
      io.stderr.write(`beffroi match: ${messageOf(error)}\n`);
      return 2;
    }
    let file: string;
    try {
      file = await readFile(options.watches, 'utf8');
    } catch (error) {
      io.stderr.write(`beffroi match: the watches cannot be read: ${messageOf(error)}\n`);
      return 1;
    }
    const { pool, watches, failures } = await MatchPool.start(io, options.threads, { watches: file, all: options.all });
    for (const { line, message } of failures) io.stderr.write(`${options.watches}, line ${line}: ${message}\n`);
    if (watches > 0) for await (const lines of wholeLines(io.stdin)) if (!(await pool.send(lines))) break;
    await pool.end();
    if (watches === 0) {
      io.stderr.write('beffroi match: there is no watch that could be read\n');
      return 1;
    }
    return pool.read === 0 && pool.failed > 0 ? 1 : 0;
  },
};

type Options = { watches: string; all: boolean; threads: number };

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      watches: { type: 'string' },
      all: { type: 'boolean', default: false },
      threads: { type: 'string', default: String(availableParallelism()) },
    },
  });
  if (values.watches === undefined) throw new Error('give the watches: --watches FILE.jsonl');
  const threads = Number(values.threads);
  if (!Number.isInteger(threads) || threads < 1 || threads > 64)
    throw new Error('--threads takes a number from 1 to 64');
  return { watches: values.watches, all: values.all, threads };
}

/** Cuts a stream of bytes into chunks of whole lines, as they come; the last line may have no end. */
async function* wholeLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let begun: Uint8Array[] = [];
  for await (const piece of input) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end === 0) {
      begun.push(bytes);
      continue;
    }
    yield joined([...begun, bytes.subarray(0, end)]);
    begun = end < bytes.length ? [bytes.subarray(end)] : [];
  }
  if (begun.length > 0) yield joined(begun);
}

/** A copy that a thread may be given for good. */
function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
