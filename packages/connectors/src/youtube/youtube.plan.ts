import { firstUndone, partOf, textWithLink } from '../publish.plan.ts';
import type { Outgoing, OutgoingMedia, Publisher, Step } from '../publish.port.ts';
import { stepLabels } from '../publish.trouble.ts';

export function videoOf(outgoing: Outgoing): OutgoingMedia | undefined {
  return partOf(outgoing, 0).media.find(({ kind }) => kind === 'video');
}

/** What stands beside a video: its title, cut from the text when it has none, and its description. */
export function wordsOf(outgoing: Outgoing): { title: string; description: string } {
  const description = textWithLink(partOf(outgoing, 0), outgoing.link);
  const [firstLine = ''] = description.split('\n');
  const title = outgoing.title ?? firstLine;
  return { title: title.length > 100 ? `${title.slice(0, 99).toWellFormed()}…` : title, description };
}

/**
 * A video is uploaded where nobody sees it, captioned, then shown: that last step alone is public, and doing it twice
 * shows it no more than once. Without a video, a person publishes.
 */
export const nextOnYouTube: Publisher['next'] = (outgoing, done) => {
  const post: Step = { key: 'post', kind: 'public', part: 0, label: stepLabels.part(1, 1) };
  const video = videoOf(outgoing);
  if (outgoing.replyTo || !video) return firstUndone([post], done);
  const prepare = (key: string, label: Step['label']): Step => ({ key, kind: 'prepare', part: 0, label });
  const captions = video.captions ?? [];
  return firstUndone(
    [
      prepare('session', stepLabels.media(1)),
      prepare('bytes', stepLabels.media(1)),
      ...captions.map(({ lang }) =>
        prepare(`captions:${lang}`, { fr: `Sous-titres (${lang})`, en: `Captions (${lang})` }),
      ),
      prepare('ready', stepLabels.mediaReady(1)),
      post,
      ...(outgoing.firstComment
        ? [{ key: 'firstComment', kind: 'public' as const, part: 0, label: stepLabels.firstComment }]
        : []),
    ],
    done,
  );
};
