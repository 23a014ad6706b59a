/** Something that was written, with its instant as ISO 8601. */
type Written = { originId: string; postedAt?: string };

/**
 * What was written since a cursor, oldest first, from all that a network shows in an order of its own. What came while
 * it was being read waits for the next reading: it may have hidden something older on a page that was already read.
 * The cursor holds the last instant and what is already told of that instant, which networks give to the second.
 * @param began when the reading began
 */
export function writtenSince<T extends Written>(
  all: readonly T[],
  cursor: string | undefined,
  began: Date,
): { replies: T[]; cursor?: string } {
  const [last = '', ...told] = (cursor ?? '').split(' ');
  const isNew = ({ postedAt = '', originId }: T) =>
    postedAt > last ? Date.parse(postedAt) <= began.getTime() : postedAt === last && !told.includes(originId);
  const replies = all.filter(isNew).sort(byInstant);
  const instant = replies.at(-1)?.postedAt;
  if (instant === undefined) return { replies: [], ...(cursor ? { cursor } : {}) };
  const ofInstant = replies.filter(({ postedAt }) => postedAt === instant).map(({ originId }) => originId);
  return { replies, cursor: [instant, ...(instant === last ? told : []), ...ofInstant].join(' ') };
}

function byInstant(a: Written, b: Written): number {
  return (a.postedAt ?? '').localeCompare(b.postedAt ?? '') || a.originId.localeCompare(b.originId);
}
