import { parseArgs } from 'node:util';
import { createStoryGrouper, type StoryPost } from '@beffroi/engines/story';
import type { Command } from '../command.ts';
import { filterLines } from '../line-filter.ts';

const help = `
Usage: ./beffroi stories [options] < posts.jsonl

Groups posts that tell the same thing, as they come: exact copies, retouched copies, the same link under other words,
replies and quotes, then the same subject within hours. Memory is bounded: old stories are forgotten.

Input, one JSON object a line, in the order they were heard:
  id         required
  text       required
  postedAt   ISO 8601 or milliseconds since 1970; without it, a post has the time of the latest one heard
  author, url, links, inReplyTo, quoteOf, repostOf   optional

Output, one JSON object a line, in the same order:
  id          of the post
  story       stable: the same first post gives the same story, on any machine
  kind        new (opens the story), copy, variant, link (same address, or answers or quotes a post of it) or topic
  coordinated accounts, posts and minutes, when many accounts sent these words within minutes

Options:
  --hours N   a subject is joined this long after its story's last post; 6 by default
  --titles    adds the story's title as it stands, drawn from its posts

Lines that cannot be read are named on standard error with their line number, and the rest goes on.

Example:
  printf '%s\\n' '{"id":"1","text":"Le pont de pierre est fermé"}' '{"id":"2","text":"LE PONT DE PIERRE EST FERMÉ !!"}' | ./beffroi stories
`;

/** A pipe may carry a firehose: more is remembered than for one territory. */
const memory = { maxStories: 65_536, maxTexts: 131_072 };

export const command: Command = {
  name: 'stories',
  summary: 'group posts that tell the same thing',
  help,
  async run(args, io) {
    let options: { hours: number; titles: boolean };
    try {
      options = readOptions(args);
    } catch (error) {
      io.stderr.write(`beffroi stories: ${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    }
    const stories = createStoryGrouper({ ...memory, topicWindow: options.hours * 3_600_000 });
    return filterLines(io, (line) => {
      const post = readPost(JSON.parse(line));
      const { storyId, kind } = stories.add(post);
      const coordinated = kind === 'copy' || kind === 'variant' ? stories.coordinated(storyId) : undefined;
      const placed = { id: post.id, story: storyId, kind: kind === 'reply' ? 'link' : kind };
      if (!options.titles && coordinated === undefined) return JSON.stringify(placed);
      return JSON.stringify({ ...placed, coordinated, title: options.titles ? stories.title(storyId) : undefined });
    });
  },
};

function readOptions(args: string[]): { hours: number; titles: boolean } {
  const { values } = parseArgs({ args, options: { hours: { type: 'string' }, titles: { type: 'boolean' } } });
  const hours = Number(values.hours ?? 6);
  if (!(hours > 0 && hours <= 8_760)) throw new Error(`--hours is a number above 0, not '${values.hours}'`);
  return { hours, titles: values.titles ?? false };
}

function readPost(value: unknown): StoryPost {
  if (typeof value !== 'object' || value === null) throw new Error('a post is a JSON object');
  const post = value as Record<string, unknown>;
  const id = typeof post['id'] === 'number' ? String(post['id']) : textOf(post, 'id');
  if (id === undefined) throw new Error('"id" is missing or is no text');
  const text = textOf(post, 'text');
  if (text === undefined) throw new Error('"text" is missing or is no text');
  const links = post['links'];
  return {
    id,
    text,
    author: textOf(post, 'author'),
    url: textOf(post, 'url'),
    links: Array.isArray(links) ? links.filter((link): link is string => typeof link === 'string') : undefined,
    inReplyTo: textOf(post, 'inReplyTo'),
    quoteOf: textOf(post, 'quoteOf'),
    repostOf: textOf(post, 'repostOf'),
    postedAt: instantOf(post['postedAt']),
  };
}

function textOf(post: Record<string, unknown>, key: string): string | undefined {
  const value = post[key];
  return typeof value === 'string' ? value : undefined;
}

/** Milliseconds since 1970; NaN, which the grouper reads as "now", for what is no instant. */
function instantOf(value: unknown): number {
  return typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN;
}
