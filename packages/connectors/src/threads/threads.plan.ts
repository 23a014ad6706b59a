import type { Bilingual } from '@beffroi/contracts';
import { firstUndone } from '../publish.plan.ts';
import type { Outgoing, OutgoingPart, Publisher, Step } from '../publish.port.ts';
import { stepLabels } from '../publish.trouble.ts';

/** The posts that make it up, in order: its parts, then the first comment, which is a reply like any other. */
export function postsOf({ parts, firstComment }: Outgoing): OutgoingPart[] {
  return firstComment ? [...parts, { text: firstComment, media: [] }] : parts;
}

/** For each post: the media of its carousel, the container that holds it all, then the post, which answers the last. */
export const nextOnThreads: Publisher['next'] = (outgoing, done) => {
  const last = outgoing.parts.length;
  const plan = postsOf(outgoing).flatMap(({ media }, part): Step[] => {
    const prepare = (key: string, label: Bilingual): Step => ({ key, kind: 'prepare', part, label });
    const items = media.map((_, at) => [
      prepare(`item:${part}:${at}`, stepLabels.media(at + 1)),
      prepare(`ready:${part}:${at}`, stepLabels.mediaReady(at + 1)),
    ]);
    const label = part === last ? stepLabels.firstComment : stepLabels.part(part + 1, last);
    return [
      ...(media.length > 1 ? items.flat() : []),
      prepare(`container:${part}`, { fr: 'Préparation de la publication', en: 'Preparation of the post' }),
      prepare(`ready:${part}`, { fr: 'Attente de la préparation', en: 'Waiting for the preparation' }),
      { key: `post:${part}`, kind: 'public', part, label },
    ];
  });
  return firstUndone(plan, done);
};
