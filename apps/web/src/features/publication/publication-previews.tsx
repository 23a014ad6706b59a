import type { Channel, Publication } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { networkName } from '../../shared/network-words.ts';
import { useMediaOf } from '../../shared/publishing/media.queries.ts';
import { previewOfDraft } from '../../shared/publishing/preview/draft-preview.ts';
import { NetworkPreview } from '../../shared/publishing/preview/network-preview.tsx';
import { PreviewDeck } from '../../shared/publishing/preview/preview-deck.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './publication.module.css';

/** What each account shows, or would; the texts alone for who may not see the accounts. */
export function PublicationPreviews({
  publication,
  channels,
}: {
  publication: Pick<Publication, 'content' | 'variants' | 'title' | 'channelIds'>;
  channels: readonly Channel[];
}) {
  const t = useWords();
  const { id } = useTerritory();
  const media = useMediaOf(id, publication);
  const chosen = publication.channelIds.flatMap((each) => channels.find((channel) => channel.id === each) ?? []);
  if (chosen.length === 0) {
    const { parts } = publication.content;
    return (
      <Panel title={t('compose.common')}>
        {parts.map(({ text }, index) => (
          <p key={index} className={classes.plain}>
            {text}
          </p>
        ))}
      </Panel>
    );
  }
  return (
    <section className={classes.previews} aria-labelledby="apercus">
      <h2 id="apercus" className="vh">
        {t('preview.deck')}
      </h2>
      <PreviewDeck>
        {chosen.map((channel) => (
          <NetworkPreview
            key={channel.id}
            post={previewOfDraft(id, channel, publication, media)}
            end={channel.name === networkName(t, channel.network) ? undefined : channel.name}
          />
        ))}
      </PreviewDeck>
    </section>
  );
}
