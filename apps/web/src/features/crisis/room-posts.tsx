import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PostsLink } from '../../shared/links.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import type { StreamSearch } from '../../shared/stream-search.ts';

/** A figure that opens its posts, for those who may read them and where they are known; else the figure. */
export function RoomPosts({ posts, children }: { posts: StreamSearch | undefined; children: ReactNode }) {
  const canRead = useCan('mentions.read');
  return canRead && posts ? <PostsLink posts={posts}>{children}</PostsLink> : children;
}

/** Words that open a post: here for those who may read it, else where it was published. */
export function PostLink({
  mentionId,
  url,
  children,
}: {
  mentionId: string;
  url?: string | undefined;
  children: ReactNode;
}) {
  const { id } = useTerritory();
  if (useCan('mentions.read')) return <Link to={`/t/${id}/mentions/${mentionId}` as string}>{children}</Link>;
  return url ? (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  ) : (
    children
  );
}
