import { findEntities, graphemes, utf8Length, type Entity } from '@beffroi/engines/counting';

/** What a stretch of text is, before mentions are resolved. */
export type Mark = {
  /** In UTF-8 bytes, as the lexicon counts (app.bsky.richtext.facet). */
  byteStart: number;
  byteEnd: number;
} & Meaning;
type Meaning = { kind: 'mention'; handle: string } | { kind: 'link'; uri: string } | { kind: 'tag'; tag: string };

const maxTagGraphemes = 64;

/** The mentions, links and hashtags of a text, in its order: what the preview colours. A link needs no scheme. */
export function findMarks(text: string): Mark[] {
  return findEntities(text, { bareDomains: true }).flatMap((entity) => {
    const meaning = meaningOf(entity);
    if (!meaning) return [];
    const byteStart = utf8Length(text.slice(0, entity.from));
    return [{ ...meaning, byteStart, byteEnd: byteStart + utf8Length(entity.text) }];
  });
}

function meaningOf({ kind, text, url }: Entity): Meaning | undefined {
  const bare = text.slice(1);
  if (kind === 'link' && url !== undefined) return { kind, uri: url };
  // A handle is a domain.
  if (kind === 'mention' && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(bare)) return { kind, handle: bare.toLowerCase() };
  if (kind === 'hashtag' && [...graphemes(bare)].length <= maxTagGraphemes) return { kind: 'tag', tag: bare };
  return undefined;
}
