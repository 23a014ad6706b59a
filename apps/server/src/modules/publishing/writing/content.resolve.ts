import type { Draft, PostContent } from '@beffroi/contracts';

/**
 * What one account says: the common text, but for what its variant changes. The one place where the two are put
 * together: checks, previews, approvals and deliveries all read it, so that what was approved is what goes out.
 */
export function contentOf(draft: Pick<Draft, 'content' | 'variants'>, channelId: string): PostContent {
  const variant = draft.variants[channelId];
  if (!variant) return draft.content;
  const changed = Object.entries(variant).filter(([, value]) => value !== undefined);
  return { ...draft.content, ...(Object.fromEntries(changed) as Partial<PostContent>) };
}
