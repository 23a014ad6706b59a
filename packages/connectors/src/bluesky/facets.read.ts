import { z } from 'zod';

const facetSchema = z.object({
  index: z.object({ byteStart: z.number().int().nonnegative(), byteEnd: z.number().int().nonnegative() }),
  features: z.array(z.unknown()),
});
const featureSchema = z.discriminatedUnion('$type', [
  z.object({ $type: z.literal('app.bsky.richtext.facet#tag'), tag: z.string() }),
  z.object({ $type: z.literal('app.bsky.richtext.facet#link'), uri: z.string() }),
  z.object({ $type: z.literal('app.bsky.richtext.facet#mention'), did: z.string() }),
]);

/**
 * What the marks of a text name. Their places are offsets in UTF-8 bytes (app.bsky.richtext.facet): a mention names
 * only a DID, its handle is what stands at its place. Marks that overrun the text are left out.
 */
export function readFacets(
  text: string,
  facets: readonly unknown[],
): { tags: string[]; mentions: string[]; links: string[] } {
  const bytes = new TextEncoder().encode(text);
  const found = { tags: new Set<string>(), mentions: new Set<string>(), links: new Set<string>() };
  for (const value of facets) {
    const facet = facetSchema.safeParse(value).data;
    if (!facet) continue;
    const { byteStart, byteEnd } = facet.index;
    if (byteEnd > bytes.length || byteStart >= byteEnd) continue;
    const shown = new TextDecoder().decode(bytes.subarray(byteStart, byteEnd));
    for (const one of facet.features) {
      const feature = featureSchema.safeParse(one).data;
      if (feature?.$type === 'app.bsky.richtext.facet#tag') found.tags.add(feature.tag.replace(/^[#＃]/, ''));
      if (feature?.$type === 'app.bsky.richtext.facet#link') found.links.add(feature.uri);
      if (feature?.$type === 'app.bsky.richtext.facet#mention') {
        found.mentions.add(/^@\S+$/.test(shown) ? shown.slice(1) : feature.did);
      }
    }
  }
  return { tags: [...found.tags], mentions: [...found.mentions], links: [...found.links] };
}
