import { firstUndone, partOf } from '../publish.plan.ts';
import type { Publisher, Step } from '../publish.port.ts';
import { stepLabels } from '../publish.trouble.ts';

/** Each media of a carousel, then what holds them, then the post; a reply is one comment. */
export const nextOnInstagram: Publisher['next'] = (outgoing, done) => {
  const post: Step = { key: 'post', kind: 'public', part: 0, label: stepLabels.part(1, 1) };
  if (outgoing.privateTo) return firstUndone([{ ...post, key: 'private' }], done);
  if (outgoing.replyTo) return firstUndone([post], done);
  const { media } = partOf(outgoing, 0);
  const items =
    media.length > 1 ? media.flatMap((_, at) => [prepare(`item:${at}`, at), prepare(`ready:${at}`, at)]) : [];
  return firstUndone(
    [
      ...items,
      prepare('container', 0),
      prepare('ready', 0),
      post,
      ...(outgoing.firstComment
        ? [{ key: 'firstComment', kind: 'public' as const, part: 0, label: stepLabels.firstComment }]
        : []),
    ],
    done,
  );
};

function prepare(key: string, at: number): Step {
  const label = key.startsWith('ready') ? stepLabels.mediaReady(at + 1) : stepLabels.media(at + 1);
  return { key, kind: 'prepare', part: 0, label };
}
