import { NumberLink } from '@beffroi/ui';
import { createLink, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTerritory } from './session.ts';
import type { StreamSearch } from './stream-search.ts';

const RoutedNumber = createLink(NumberLink);

/** A number that opens the posts that it counts. */
export function PostsLink({
  posts,
  children,
  label,
}: {
  posts: StreamSearch;
  children: ReactNode;
  label?: string | undefined;
}) {
  const { id } = useTerritory();
  return (
    <RoutedNumber to={`/t/${id}/veille` as string} search={posts as never} aria-label={label}>
      {children}
    </RoutedNumber>
  );
}

/** Goes to the posts of a filter, for what is not a link: a bar, a key. */
export function useOpenPosts(): (posts: StreamSearch) => void {
  const { id } = useTerritory();
  const navigate = useNavigate();
  return (posts) => void navigate({ to: `/t/${id}/veille` as string, search: posts as never });
}

/** The same as a tag of a message: `<posts>12 mentions</posts>`. */
export function postsTag(posts: StreamSearch) {
  return (chunks: ReactNode[]) => (
    <PostsLink key={JSON.stringify(posts)} posts={posts}>
      {chunks}
    </PostsLink>
  );
}

/** Words, not a number, that lead to posts. */
export function PostsWords({ posts, children }: { posts: StreamSearch; children: ReactNode }) {
  const { id } = useTerritory();
  return (
    <Link to={`/t/${id}/veille` as string} search={posts as never}>
      {children}
    </Link>
  );
}
