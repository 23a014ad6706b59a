import {
  editDelivery,
  removeDelivery,
  settleDelivery,
  type Publication,
  type PublicationDelivery,
} from '@beffroi/contracts';
import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { publicationKey } from './publication.queries.ts';
import classes from './publication.module.css';

export type DialogAct = 'there' | 'give_up' | 'edit' | 'remove';

/** What asks for a word before it is done: where it is, why it is given up, what is written instead. */
export function DeliveryDialog({
  act,
  delivery,
  publication,
  texts,
  onClose,
}: {
  act: DialogAct;
  delivery: PublicationDelivery;
  publication: Publication;
  texts: readonly string[];
  onClose: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [reason, setReason] = useState('');
  const [url, setUrl] = useState('');
  const [parts, setParts] = useState(texts);
  const params = { territoryId, deliveryId: delivery.id };
  const doIt = async () => {
    if (act === 'there') await call(settleDelivery, { params, body: { is: 'there', url: url.trim() } });
    if (act === 'give_up') await call(settleDelivery, { params, body: { is: 'given_up' } });
    if (act === 'remove') await call(removeDelivery, { params, body: { reason } });
    if (act === 'edit') await call(editDelivery, { params, body: { parts: [...parts], reason } });
    await client.invalidateQueries({ queryKey: publicationKey(territoryId, publication.id) });
    await client.invalidateQueries({ queryKey: ['publication-trail', territoryId, publication.id] });
  };
  return (
    <ConfirmDialog
      title={t(`publication.act.${act}`)}
      verb={t(`publication.act.${act}.do`, { name: delivery.channelName })}
      act={doIt}
      onClose={onClose}
    >
      <div className={classes.ask}>
        <p>{t(`publication.act.${act}.words`, { name: delivery.channelName })}</p>
        {act === 'there' && (
          <TextInput
            data-autofocus
            type="url"
            label={t('publication.hand.paste')}
            placeholder="https://"
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
        )}
        {act === 'edit' &&
          parts.map((text, index) => (
            <Textarea
              key={index}
              label={parts.length > 1 ? t('compose.part', { number: index + 1, of: parts.length }) : t('compose.text')}
              autosize
              minRows={3}
              value={text}
              onChange={(event) => setParts(parts.map((each, at) => (at === index ? event.currentTarget.value : each)))}
            />
          ))}
        {(act === 'edit' || act === 'remove') && (
          <TextInput
            label={t('publication.reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </div>
    </ConfirmDialog>
  );
}
