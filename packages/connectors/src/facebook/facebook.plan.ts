import { firstUndone, partOf } from '../publish.plan.ts';
import type { Outgoing, OutgoingMedia, Publisher, Step } from '../publish.port.ts';
import { stepLabels } from '../publish.trouble.ts';

/** What is sent of it: a comment under what is answered, a video, or a post with its photos. */
export function shapeOf(outgoing: Outgoing): { kind: 'comment' | 'video' | 'post'; media: OutgoingMedia[] } {
  const { media } = partOf(outgoing, 0);
  // A comment carries one image at most.
  if (outgoing.replyTo) return { kind: 'comment', media: media.filter(({ kind }) => kind === 'image').slice(0, 1) };
  const video = media.find(({ kind }) => kind === 'video');
  return video ? { kind: 'video', media: [video] } : { kind: 'post', media };
}

/** Photos one by one where nobody sees them, then the post that shows them, then what goes with it. */
export const nextOnFacebook: Publisher['next'] = (outgoing, done) => {
  if (outgoing.privateTo)
    return firstUndone([{ key: 'private', kind: 'public', part: 0, label: stepLabels.part(1, 1) }], done);
  const { kind, media } = shapeOf(outgoing);
  const photos = kind === 'video' ? [] : media.map((_, at) => prepare(`photo:${at}`, stepLabels.media(at + 1)));
  const captions = kind === 'video' ? (media[0]?.captions ?? []) : [];
  return firstUndone(
    [
      ...photos,
      { key: 'post', kind: 'public', part: 0, label: stepLabels.part(1, 1) },
      // Sent again, they replace themselves.
      ...captions.map(({ lang }) =>
        prepare(`captions:${lang}`, { fr: `Sous-titres (${lang})`, en: `Captions (${lang})` }),
      ),
      ...(outgoing.firstComment && kind !== 'comment'
        ? [{ key: 'firstComment', kind: 'public' as const, part: 0, label: stepLabels.firstComment }]
        : []),
    ],
    done,
  );
};

function prepare(key: string, label: Step['label']): Step {
  return { key, kind: 'prepare', part: 0, label };
}
