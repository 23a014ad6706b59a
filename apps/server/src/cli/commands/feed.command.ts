import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { parseFeed, type FeedAuthor, type ParsedEntry, type ParsedFeed } from '@beffroi/connectors/feed';
import type { Command, CommandIo } from '../command.ts';

const defaultMaxBytes = 25 * 1024 * 1024;

export const command: Command = {
  name: 'feed',
  summary: 'Read a feed (RSS, Atom, JSON Feed) and print what was understood as JSON.',
  help: `
Usage: ./beffroi feed [options] < FILE

Reads one feed, of any format and however broken, as the server does when it listens to it.

Input    the bytes of the feed: RSS 0.9x, 1.0 or 2.0, Atom 0.3 or 1.0, CDF, JSON Feed; any charset
Output   one JSON document:
           feed     format, version, title, link, description, lang, hub, self, ttlSeconds, wellFormed, notes
           entries  id, link, title, date, updated, author, lang, text, tags, links, media
         Texts are plain; dates are ISO 8601 in UTC; what a feed does not say is null.
Options  --url URL            where the feed came from, against which its addresses are resolved
         --content-type TYPE  the Content-Type it came with, for its charset
         --max-bytes N        the most that is read, ${defaultMaxBytes} unless told
Exit     0 a feed was read; 1 the input is no feed or too large (said on standard error); 2 misuse

Example  curl -s https://www.example.fr/actualites.rss | ./beffroi feed --url https://www.example.fr/actualites.rss
`,
  run,
};

async function run(args: string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    io.stderr.write(`feed: ${options}. Try './beffroi feed --help'.\n`);
    return 2;
  }
  const body = await readInput(io, options.maxBytes);
  if (body === undefined) {
    io.stderr.write(
      `feed: the input is larger than ${options.maxBytes} bytes (--max-bytes). L’entrée dépasse la taille permise.\n`,
    );
    return 1;
  }
  const feed = parseFeed(body, options.given);
  if (!io.stdout.write(`${JSON.stringify(toOutput(feed), null, 2)}\n`)) await once(io.stdout, 'drain');
  if (feed.format !== 'unknown') return 0;
  const why = feed.notes.at(-1);
  io.stderr.write(`feed: ${why?.en ?? ''} ${why?.fr ?? ''}\n`);
  return 1;
}

function readOptions(args: string[]): { given: { url?: string; contentType?: string }; maxBytes: number } | string {
  try {
    const { values } = parseArgs({
      args,
      options: { url: { type: 'string' }, 'content-type': { type: 'string' }, 'max-bytes': { type: 'string' } },
    });
    const maxBytes = Number(values['max-bytes'] ?? defaultMaxBytes);
    if (!Number.isSafeInteger(maxBytes) || maxBytes < 1) return '--max-bytes takes a whole number of bytes';
    if (values.url !== undefined && URL.parse(values.url) === null) return '--url takes an absolute address';
    const { url, 'content-type': contentType } = values;
    return {
      given: { ...(url === undefined ? {} : { url }), ...(contentType === undefined ? {} : { contentType }) },
      maxBytes,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function readInput(io: CommandIo, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of io.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function toOutput(feed: ParsedFeed): unknown {
  const { entries, ...rest } = feed;
  return {
    feed: {
      format: rest.format,
      version: rest.version ?? null,
      title: rest.title ?? null,
      link: rest.link ?? null,
      description: rest.description ?? null,
      lang: rest.lang ?? null,
      hub: rest.hub ?? null,
      self: rest.self ?? null,
      ttlSeconds: rest.ttlSeconds ?? null,
      wellFormed: rest.wellFormed,
      notes: rest.notes,
    },
    entries: entries.map(entryOutput),
  };
}

function entryOutput(entry: ParsedEntry): unknown {
  return {
    id: entry.id ?? null,
    link: entry.link ?? null,
    title: entry.title ?? null,
    date: entry.date ?? null,
    updated: entry.updated ?? null,
    author: authorLine(entry.author),
    lang: entry.lang ?? null,
    text: entry.text,
    tags: entry.tags,
    links: entry.links,
    media: entry.media,
  };
}

function authorLine(author: FeedAuthor | undefined): string | null {
  if (author?.name === undefined) return author?.email ?? null;
  return author.email === undefined ? author.name : `${author.name} (${author.email})`;
}
