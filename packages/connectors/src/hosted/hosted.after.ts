import { partOf, remoteIdOf } from '../publish.plan.ts';
import type { Publisher } from '../publish.port.ts';
import { writtenSince } from '../replies.window.ts';
import type { HostedOutlet } from './hosted.outlet.ts';
import { peopleOf } from './hosted.private.ts';
import type { Hosted } from './hosted.types.ts';

type After = Pick<Publisher, 'remove' | 'edit' | 'measure' | 'readReplies' | 'hideReply' | PeopleVerb>;
type PeopleVerb = 'readInbox' | 'removeReply' | 'blockAuthor';

/** What is done with a post once it is out, as far as the outlet goes. */
export function hostedAfterwards({ abilities, outlet, growth }: Hosted): After {
  const remove: NonNullable<Publisher['remove']> = async (published, { account }) => {
    for (const { refs } of published.steps.toReversed()) {
      if (refs['id'] === undefined) continue;
      const { id, to } = refs;
      const removed = to === undefined ? await outlet.remove(id, account) : await peopleOf(outlet).untell(id, account);
      if (!removed.ok) return removed;
    }
    return { ok: true };
  };

  const edit: NonNullable<Publisher['edit']> = async (published, outgoing, { account }) => {
    const { text } = partOf(outgoing, 0);
    const { title } = outgoing;
    return outlet.edit(remoteIdOf(published), { text, ...(title ? { title } : {}) }, account);
  };

  const measure: NonNullable<Publisher['measure']> = async (published, { account, now }) => {
    const id = remoteIdOf(published);
    const counted = await outlet.counts(id, account);
    if (!counted.ok || !growth) return counted;
    const found = await outlet.find({ id }, account);
    if (!found.ok) return found;
    return { ok: true, counts: { ...(found.item ? growth.counts(found.item, now()) : {}), ...counted.counts } };
  };

  const readReplies: NonNullable<Publisher['readReplies']> = async (published, cursor, { account, now }) => {
    const id = remoteIdOf(published);
    const began = now();
    const told = await outlet.replies(id, account);
    if (!told.ok) return told;
    const found = growth ? await outlet.find({ id }, account) : undefined;
    if (found && !found.ok) return found;
    const grown = found?.item && growth ? growth.replies(found.item, began) : [];
    return { ok: true, ...writtenSince([...told.replies, ...grown], cursor, began) };
  };

  const hideReply: NonNullable<Publisher['hideReply']> = (replyId, hidden, _published, { account }) =>
    outlet.hideReply(replyId, hidden, account);

  return {
    remove,
    edit,
    measure,
    ...(abilities.readReplies.state === 'native' ? { readReplies } : {}),
    ...(abilities.hideReply.state === 'native' ? { hideReply } : {}),
    ...(abilities.readInbox.state === 'native' ? withPeople(outlet) : {}),
  };
}

function withPeople(outlet: HostedOutlet): Pick<Publisher, PeopleVerb> {
  return {
    readInbox: (cursor, { account }) => peopleOf(outlet).heard(cursor, account),
    removeReply: (replyId, { account }) => peopleOf(outlet).removeReply(replyId, account),
    blockAuthor: (authorId, blocked, { account }) => peopleOf(outlet).block(authorId, blocked, account),
  };
}
