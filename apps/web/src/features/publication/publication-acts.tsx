import {
  cancelPublication,
  deletePublication,
  duplicatePublication,
  schedulePublication,
  sendApprovalLink,
  type Publication,
} from '@beffroi/contracts';
import { Button, Menu, NativeSelect, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { publicationKey } from './publication.queries.ts';
import { actsFor, type Act } from './publication.rules.ts';
import classes from './publication.module.css';

/** What can be done with the whole of it: the two that matter as buttons, the others in a menu; each asks once more. */
export function PublicationActs({ publication, title }: { publication: Publication; title: string }) {
  const t = useWords();
  const canWrite = useCan('publishing.write');
  const canSchedule = useCan('publishing.schedule');
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const [asking, setAsking] = useState<Act>();
  const acts = actsFor({ state: publication.state, canWrite, canSchedule, dated: publication.dueAt !== undefined });
  const mine = publication.approval?.mine === true && publication.state === 'in_review';
  const modify = () =>
    void navigate({
      to: `/t/${territoryId}/publications/${publication.id}` as string,
      search: { modifier: true } as never,
    });
  // Where nothing was decided, there is nothing to warn of.
  const plain = publication.state === 'failed' || publication.state === 'cancelled';
  const ask = (act: Act) => (act === 'modify' && plain ? modify() : setAsking(act));
  const [first, second, ...rest] = acts;
  return (
    <>
      {rest.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button variant="subtle" leftSection={<IconDots size={18} stroke={1.75} aria-hidden="true" />}>
              {t('publication.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((act) => (
              <Menu.Item key={act} onClick={() => ask(act)}>
                {t(`publication.do.${act}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {second && <Button onClick={() => ask(second)}>{t(`publication.do.${second}`)}</Button>}
      {first && (
        <Button
          variant={!mine && (first === 'schedule' || first === 'now') ? 'filled' : 'default'}
          onClick={() => ask(first)}
        >
          {t(`publication.do.${first}`)}
        </Button>
      )}
      {asking && (
        <ActDialog
          act={asking}
          publication={publication}
          title={title}
          onModify={modify}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

function ActDialog({
  act,
  publication,
  title,
  onModify,
  onClose,
}: {
  act: Act;
  publication: Publication;
  title: string;
  onModify: () => void;
  onClose: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const format = useFormat();
  const now = useNow();
  const { id: territoryId } = useTerritory();
  const current = publication.approval?.steps.find(({ state }) => state === 'current');
  const [reason, setReason] = useState('');
  const [to, setTo] = useState(current?.who[0]?.id ?? '');
  const params = { territoryId, publicationId: publication.id };
  const open = (id: string) => void navigate({ to: `/t/${territoryId}/publications/${id}` as string });
  const doIt = async () => {
    const { version } = publication;
    switch (act) {
      case 'modify':
        return onModify();
      case 'link': {
        const { sentTo, expiresAt } = await call(sendApprovalLink, { params, body: { to } });
        return notify.done(t('publication.link.sent', { name: sentTo, until: format.moment(expiresAt, now) }));
      }
      case 'delete':
        await call(deletePublication, { params });
        return void navigate({ to: `/t/${territoryId}/calendrier` as string });
      case 'copy':
      case 'correct': {
        const made = await call(duplicatePublication, {
          params,
          body: { as: act === 'copy' ? 'copy' : 'correction' },
        });
        return open(made.id);
      }
      case 'schedule':
      case 'now': {
        const when = act === 'now' ? 'now' : 'due';
        return keep(await call(schedulePublication, { params, body: { version, when } }));
      }
      case 'take_back':
      case 'give_up': {
        const body = { to: act === 'give_up' ? ('cancelled' as const) : ('draft' as const) };
        return keep(
          await call(cancelPublication, {
            params,
            body: { ...body, ...(reason.trim() ? { reason: reason.trim() } : {}) },
          }),
        );
      }
    }
  };
  const keep = (saved: Publication) => {
    client.setQueryData(publicationKey(territoryId, saved.id), saved);
    void client.invalidateQueries({ queryKey: ['publications', territoryId] });
  };
  return (
    <ConfirmDialog title={t(`publication.do.${act}`)} verb={t(`publication.do.${act}`)} act={doIt} onClose={onClose}>
      <div className={classes.ask}>
        <p>{t(`publication.do.${act}.words`, { title })}</p>
        {act === 'link' && current && (
          <NativeSelect
            label={t('publication.link.to')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            data={current.who.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {(act === 'take_back' || act === 'give_up') && (
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
