import { type Invitation, resendInvitation, revokeInvitation } from '@beffroi/contracts';
import { EmptyState, Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { roleWords } from '../../shared/role-words.ts';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import settings from '../settings/settings.module.css';
import { LinkToHandOver } from './invite-dialog.tsx';
import { invitationsQuery } from './people.queries.ts';

/** Who has not answered yet: send again, withdraw. */
export function InvitationsPanel() {
  const t = useWords();
  const { id } = useTerritory();
  const invitations = useQuery(invitationsQuery(id));
  return (
    <Panel title={t('people.invitations')} flush>
      <QueryPanel query={invitations}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t('people.invitations.none')}</EmptyState>
          ) : (
            <ul>
              {items.map((invitation) => (
                <Row key={invitation.id} invitation={invitation} />
              ))}
            </ul>
          )
        }
      </QueryPanel>
    </Panel>
  );
}

function Row({ invitation }: { invitation: Invitation }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [link, setLink] = useState<string>();
  const params = { territoryId, invitationId: invitation.id };
  const refresh = () => client.invalidateQueries({ queryKey: invitationsQuery(territoryId).queryKey });
  const resend = useMutation({
    mutationFn: () => call(resendInvitation, { params }),
    onSuccess(result) {
      if (result.link) setLink(result.link);
      else notify.done(t('people.invited', { email: result.email }));
      return refresh();
    },
    onError: notify.failed,
  });
  const revoke = useMutation({
    mutationFn: () => call(revokeInvitation, { params }),
    onSuccess: refresh,
    onError: notify.failed,
  });
  return (
    <li className={settings.row}>
      <div className={settings.main}>
        <b>{invitation.email}</b>
        <small>
          {invitation.roles.map((role) => t(roleWords[role])).join(', ')}
          {invitation.invitedBy && `, ${t('people.invited_by', { name: invitation.invitedBy })}`}
        </small>
      </div>
      <Tag kind={invitation.expired ? 'watch' : 'line'}>
        {invitation.expired ? t('people.expired') : t('people.until', { day: format.date(invitation.expiresAt, now) })}
      </Tag>
      <Button size="xs" loading={resend.isPending} onClick={() => resend.mutate()}>
        {t('people.resend')}
      </Button>
      <Button size="xs" variant="subtle" loading={revoke.isPending} onClick={() => revoke.mutate()}>
        {t('people.revoke')}
      </Button>
      {link && (
        <Dialog title={t('people.link.label')} onClose={() => setLink(undefined)}>
          <LinkToHandOver email={invitation.email} link={link} onClose={() => setLink(undefined)} />
        </Dialog>
      )}
    </li>
  );
}
