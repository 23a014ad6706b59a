import type { Draft, PostContent } from '@beffroi/contracts';
import { countText, type Count, type CountingRule } from '@beffroi/engines/counting';

/** What one account says: the common text, but for what its variant changes. As the server puts them together. */
export function contentOf(draft: Pick<Draft, 'content' | 'variants'>, channelId: string): PostContent {
  const variant = draft.variants[channelId];
  if (!variant) return draft.content;
  const changed = Object.entries(variant).filter(([, value]) => value !== undefined);
  return { ...draft.content, ...(Object.fromEntries(changed) as Partial<PostContent>) };
}

/** Networks that write the address of the link in the first text, when it is not there: always, or beside media only. */
const writesLink: Record<string, 'always' | 'beside_media'> = {
  x: 'always',
  mastodon: 'always',
  youtube: 'always',
  bluesky: 'beside_media',
  facebook: 'beside_media',
  linkedin: 'beside_media',
};

/** The text of each part as the network will hold it, the address of the link in the first where it has to be. */
export function writtenParts(network: string, content: PostContent): string[] {
  return content.parts.map(({ text, media }, index) => {
    const { link } = content;
    if (index > 0 || !link?.url || text.includes(link.url)) return text;
    const when = writesLink[network];
    const beside = media.length > 0 || (network === 'linkedin' && content.poll !== undefined);
    if (when !== 'always' && !(when === 'beside_media' && beside)) return text;
    return text === '' ? link.url : `${text}\n\n${link.url}`;
  });
}

export type PartCount = Count & {
  /** What is counted, which may be longer than what was typed. */
  written: string;
};

/** How long each part is, exactly as the network counts. A content warning counts with the text on Mastodon. */
export function countParts(network: string, rule: CountingRule, content: PostContent): PartCount[] {
  const warning = network === 'mastodon' && content.contentWarning ? `${content.contentWarning}\n` : '';
  return writtenParts(network, content).map((written) => {
    const { over, ...count } = countText(warning + written, rule);
    return {
      ...count,
      written,
      ...(over === undefined ? {} : { over: Math.max(0, over - warning.length) }),
    };
  });
}

/** The first words, for a title that nobody wrote: cut at a space, sixty signs at most. */
export function firstWords(text: string, most = 60): string {
  const line = text.trim().split('\n')[0] ?? '';
  if (line.length <= most) return line;
  const cut = line.slice(0, most + 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > most / 2 ? space : most).replace(/[\s,;:.]+$/, '')}…`;
}
