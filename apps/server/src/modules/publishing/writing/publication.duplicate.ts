import type { Draft, PostContent } from '@beffroi/contracts';
import { deliveriesOf } from '../dispatch/delivery.read-model.ts';
import type { Named, PublishingDeps } from '../publishing.deps.ts';
import { contentOf } from './content.resolve.ts';
import { createPublication, type Creation } from './publication.create.ts';
import { findPublication } from './publication.store.ts';

/** A new draft with the same words, undated; or one that corrects it, and links to it on each account where it is out. */
export async function duplicatePublication(
  deps: PublishingDeps,
  given: Named & Pick<Creation, 'author' | 'actor'> & { as: 'copy' | 'correction' },
): Promise<Named> {
  const { territoryId, publicationId, author, actor } = given;
  const row = await findPublication(deps.db, given);
  const { localTime: _, recurrence: __, mandateId: ___, corrects: ____, ...words } = row.draft;
  if (given.as === 'copy')
    return createPublication(deps, { territoryId, author, actor, draft: words, from: { copyOf: publicationId } });
  const found = await deliveriesOf(deps.db, deps.channelRegistry, { territoryId, publicationIds: [publicationId] });
  const addresses = new Map(
    (found.get(publicationId) ?? []).flatMap(({ channelId, url, removedAt }): [string, string][] =>
      url === undefined || removedAt !== undefined ? [] : [[channelId, url]],
    ),
  );
  const draft = { ...correctionOf(words, addresses), corrects: publicationId };
  return createPublication(deps, { territoryId, author, actor, draft, from: { correctionOf: publicationId } });
}

const lead: Readonly<Record<string, string>> = { fr: 'Rectificatif\u{a0}: ', en: 'Correction: ' };

/** The words again, said to be a correction, each account with the address of what it corrects there. */
function correctionOf(words: Draft, addresses: ReadonlyMap<string, string>): Draft {
  const opening = lead[words.lang] ?? lead['fr'] ?? '';
  const corrected = (content: PostContent, url: string | undefined): PostContent['parts'] =>
    content.parts.map(({ text, media }, index) => ({
      text: index > 0 ? text : `${opening}${text}${url === undefined ? '' : `\n\n${url}`}`,
      media,
    }));
  return {
    ...words,
    title: words.title === '' ? '' : `${opening}${words.title}`.slice(0, 200),
    content: { ...words.content, parts: corrected(words.content, undefined) },
    variants: Object.fromEntries(
      words.channelIds.flatMap((channelId) => {
        const variant = words.variants[channelId];
        const url = addresses.get(channelId);
        if (variant?.parts === undefined && url === undefined) return variant ? [[channelId, variant]] : [];
        return [[channelId, { ...variant, parts: corrected(contentOf(words, channelId), url) }]];
      }),
    ),
  };
}
