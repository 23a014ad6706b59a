import type { Channel, Draft, Media } from '@beffroi/contracts';
import { EmptyState, Panel, Tag } from '@beffroi/ui';
import { contentOf, countParts } from '../../shared/publishing/content.rules.ts';
import { previewOfDraft } from '../../shared/publishing/preview/draft-preview.ts';
import { NetworkPreview } from '../../shared/publishing/preview/network-preview.tsx';
import { PreviewDeck } from '../../shared/publishing/preview/preview-deck.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { differs } from './draft.rules.ts';
import classes from './compose.module.css';

/** What each account will show, as one types. */
export function PreviewColumn({
  draft,
  chosen,
  media,
}: {
  draft: Draft;
  chosen: readonly Channel[];
  media: ReadonlyMap<string, Media>;
}) {
  const t = useWords();
  const { id } = useTerritory();
  if (chosen.length === 0) {
    return (
      <div className={classes.previews}>
        <Panel label={t('preview.deck')} flush>
          <EmptyState>{t('compose.preview.none')}</EmptyState>
        </Panel>
      </div>
    );
  }
  return (
    <section className={classes.previews} aria-labelledby="apercus">
      <h2 id="apercus" className="vh">
        {t('preview.deck')}
      </h2>
      <PreviewDeck>
        {chosen.map((channel) => {
          const ratio = contentOf(draft, channel.id).parts.flatMap((part) => part.media)[0]?.ratio;
          return (
            <NetworkPreview
              key={channel.id}
              post={previewOfDraft(id, channel, draft, media)}
              end={<CountShown channel={channel} draft={draft} />}
              tags={
                <>
                  {differs(draft, channel.id) && <Tag kind="brand">{t('compose.variant')}</Tag>}
                  {ratio && <Tag>{t('compose.cropped', { ratio })}</Tag>}
                </>
              }
            />
          );
        })}
      </PreviewDeck>
    </section>
  );
}

function CountShown({ channel, draft }: { channel: Channel; draft: Draft }) {
  const t = useWords();
  const format = useFormat();
  const counts = countParts(channel.network, channel.facts.text, contentOf(draft, channel.id));
  const worst = counts.reduce(
    (least, each) => (each.left < least.left ? each : least),
    counts[0] ?? { used: 0, max: 0, left: 0 },
  );
  const values = { used: format.number(worst.used), max: format.number(worst.max), count: worst.used };
  return (
    <span className={worst.left < 0 ? classes.tooMuch : undefined}>
      {worst.max > 10_000 ? t('compose.count.plain', values) : t('compose.count.of', values)}
      {counts.length > 1 && ` × ${counts.length}`}
    </span>
  );
}
