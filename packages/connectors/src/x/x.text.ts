import { z } from 'zod';

export const entitiesSchema = z
  .object({
    urls: z.array(z.object({ url: z.string(), expanded_url: z.string().optional() })).catch([]),
    hashtags: z.array(z.object({ tag: z.string() })).catch([]),
    mentions: z.array(z.object({ username: z.string() })).catch([]),
  })
  .partial()
  .optional()
  .catch(undefined);
type Entities = z.infer<typeof entitiesSchema>;

const ownMedia = /^https:\/\/(x|twitter)\.com\/[^/]+\/status\/\d+\/(photo|video)\/\d+$/;
const quoted = /^https:\/\/(x|twitter)\.com\/[^/]+\/status\/\d+$/;

/**
 * A text as its author wrote it: X replaces every address by one of its own, adds one for what hangs from the post, and
 * escapes three characters.
 */
export function writtenText(text: string, entities: Entities): string {
  let written = text;
  for (const { url, expanded_url = url } of entities?.urls ?? []) {
    const isAdded = ownMedia.test(expanded_url) || (quoted.test(expanded_url) && text.endsWith(url));
    written = written.replaceAll(url, isAdded ? '' : expanded_url);
  }
  return written.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trimEnd();
}

/** For comparison only: `mairie.fr` comes back as `http://mairie.fr/`. */
export function comparable(text: string): string {
  return text.replaceAll(/https?:\/\//gi, '').replaceAll(/\/(?=\s|$)/g, '');
}

/** The addresses that the author put in a text. */
export function linksOf(entities: Entities): string[] {
  return (entities?.urls ?? []).flatMap(({ expanded_url }) =>
    expanded_url && /^https?:\/\/\S+$/.test(expanded_url) && !ownMedia.test(expanded_url) ? [expanded_url] : [],
  );
}
