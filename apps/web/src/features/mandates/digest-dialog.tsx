import { getMandateDigest, type Mandate, type PublicationDelivery } from '@beffroi/contracts';
import { EmptyState } from '@beffroi/ui';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { firstWords } from '../../shared/publishing/content.rules.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './mandates.module.css';

/** What went out under a mandate, where, and how it fared. */
export function DigestDialog({ mandate, onClose }: { mandate: Mandate; onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id: territoryId } = useTerritory();
  const digest = useQuery({
    queryKey: ['mandates', territoryId, 'digest', mandate.id],
    queryFn: ({ signal }) => call(getMandateDigest, { params: { territoryId, mandateId: mandate.id } }, { signal }),
  });
  return (
    <Dialog title={t('mandates.digest.title', { name: mandate.personName })} onClose={onClose} size="lg">
      <p className={classes.detail}>{mandate.scope}</p>
      <QueryPanel query={digest} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t('mandates.digest.none')}</EmptyState>
          ) : (
            <ol className={classes.digest}>
              {items.map((item) => (
                <li key={item.id}>
                  <p className={classes.name}>
                    <Link to={`/t/${territoryId}/publications/${item.id}` as string}>
                      {item.title || firstWords(item.text)}
                    </Link>
                    {item.at && <time dateTime={item.at}>{format.moment(item.at, now)}</time>}
                  </p>
                  <p className={classes.text}>{item.text}</p>
                  <ul className={classes.deliveries}>
                    {item.deliveries.map((delivery) => (
                      <Delivery key={delivery.id} delivery={delivery} />
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
          )
        }
      </QueryPanel>
    </Dialog>
  );
}

function Delivery({ delivery }: { delivery: PublicationDelivery }) {
  const t = useWords();
  const format = useFormat();
  const words = (
    <>
      <NetworkIcon network={delivery.network} size={15} />
      {delivery.channelName}
    </>
  );
  return (
    <li>
      {delivery.url ? (
        <a href={delivery.url} target="_blank" rel="noreferrer">
          {words}
          <IconExternalLink size={14} stroke={1.75} aria-hidden="true" />
          <span className="vh">{t('mandates.new_window')}</span>
        </a>
      ) : (
        words
      )}
      {delivery.trouble && <span className={classes.trouble}>{delivery.trouble[format.locale]}</span>}
    </li>
  );
}
