import type { Channel, Publication, PublicationDelivery } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { contentOf } from '../../shared/publishing/content.rules.ts';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { DeliveryDialog, type DialogAct } from './delivery-dialogs.tsx';
import { DeliveryCounts } from './delivery-counts.tsx';
import { deliveryLooks } from './delivery-looks.ts';
import { HandTools } from './hand-tools.tsx';
import { PasteLink } from './paste-link.tsx';
import { deliveryActs } from './publication.rules.ts';
import { useDelivery } from './use-delivery.ts';
import classes from './publication.module.css';

/** What left on each account, or could not, and what to do about it. */
export function DeliveriesPanel({ publication, channels }: { publication: Publication; channels: readonly Channel[] }) {
  const t = useWords();
  return (
    <Panel title={t('publication.deliveries')} flush>
      <ul>
        {publication.deliveries.map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            publication={publication}
            channel={channels.find(({ id }) => id === delivery.channelId)}
          />
        ))}
      </ul>
    </Panel>
  );
}

function DeliveryRow({
  delivery,
  publication,
  channel,
}: {
  delivery: PublicationDelivery;
  publication: Publication;
  channel: Channel | undefined;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id: territoryId } = useTerritory();
  const canSchedule = useCan('publishing.schedule');
  const [dialog, setDialog] = useState<DialogAct>();
  const { settle, busy } = useDelivery(publication.id);
  const able = (ability: 'edit' | 'remove') => channel?.abilities[ability]?.state === 'native';
  const acts = deliveryActs(delivery, { canSchedule, canEdit: able('edit'), canRemove: able('remove') });
  const { icon: Icon, kind, words } = deliveryLooks[delivery.state];
  const when = delivery.removedAt ?? delivery.verifiedAt ?? delivery.sentAt ?? delivery.dueAt;
  const content = contentOf(publication, delivery.channelId);
  return (
    <li className={classes.delivery}>
      <div className={classes.deliveryHead}>
        <NetworkIcon network={delivery.network} />
        <b>{delivery.channelName}</b>
        <Tag kind={kind} icon={<Icon size={14} stroke={1.75} aria-hidden="true" />}>
          {t(words)}
        </Tag>
        <time dateTime={when}>{format.moment(when, now)}</time>
        {acts.includes('open') && (
          <a href={delivery.url} target="_blank" rel="noreferrer noopener" className={classes.open}>
            {t('publication.open')}
            <span className="vh"> : {delivery.channelName}</span>
            <IconExternalLink size={15} stroke={1.75} aria-hidden="true" />
          </a>
        )}
      </div>
      {delivery.trouble && <p className={classes.trouble}>{delivery.trouble[format.locale]}</p>}
      {delivery.nextTryAt && (
        <p className={classes.small}>{t('publication.next_try', { hour: format.moment(delivery.nextTryAt, now) })}</p>
      )}
      {delivery.state === 'by_hand' && (
        <HandTools
          territoryId={territoryId}
          text={content.parts.map(({ text }) => text).join('\n\n')}
          media={content.parts.flatMap(({ media }) => media)}
          openUrl={delivery.handGuide?.openUrl ?? channel?.url}
          name={delivery.channelName}
        >
          {canSchedule && (
            <li>
              <PasteLink onPaste={(url) => settle({ deliveryId: delivery.id, is: 'there', url })} busy={busy} />
            </li>
          )}
        </HandTools>
      )}
      {delivery.counts && <DeliveryCounts delivery={delivery} />}
      <div className={classes.acts}>
        {acts.includes('try_again') && (
          <Button size="compact-sm" loading={busy} onClick={() => settle({ deliveryId: delivery.id, is: 'try_again' })}>
            {t('publication.act.try_again')}
          </Button>
        )}
        {acts.includes('there') && delivery.state !== 'by_hand' && (
          <Button size="compact-sm" onClick={() => setDialog('there')}>
            {t('publication.act.there')}
          </Button>
        )}
        {(['edit', 'remove', 'give_up'] as const)
          .filter((act) => acts.includes(act))
          .map((act) => (
            <Button key={act} size="compact-sm" variant="subtle" onClick={() => setDialog(act)}>
              {t(`publication.act.${act}`)}
              <span className="vh"> : {delivery.channelName}</span>
            </Button>
          ))}
      </div>
      {dialog && (
        <DeliveryDialog
          act={dialog}
          delivery={delivery}
          publication={publication}
          texts={content.parts.map(({ text }) => text)}
          onClose={() => setDialog(undefined)}
        />
      )}
    </li>
  );
}
