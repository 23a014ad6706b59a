import type { Member } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconShieldCheck, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { roleWords } from '../../shared/role-words.ts';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import settings from '../settings/settings.module.css';
import { InvitationsPanel } from './invitations-panel.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { RemoveDialog, RolesDialog } from './member-dialogs.tsx';
import { peopleQuery } from './people.queries.ts';

/** Who is here, as what; who was invited. */
export function PeoplePage() {
  const t = useWords();
  const { id } = useTerritory();
  const canManage = useCan('people.manage');
  const people = useQuery(peopleQuery(id));
  const [inviting, setInviting] = useState(false);
  usePage(t('settings.people'));
  return (
    <>
      <Panel
        title={t('settings.people')}
        flush
        end={
          canManage && (
            <Button
              variant="filled"
              leftSection={<IconUserPlus size={18} stroke={1.75} aria-hidden="true" />}
              onClick={() => setInviting(true)}
            >
              {t('people.invite')}
            </Button>
          )
        }
      >
        <QueryPanel query={people}>
          {({ items }) => (
            <ul>
              {items.map((member) => (
                <MemberRow key={member.id} member={member} canManage={canManage} />
              ))}
            </ul>
          )}
        </QueryPanel>
      </Panel>
      {canManage && <InvitationsPanel />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}

function MemberRow({ member, canManage }: { member: Member; canManage: boolean }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { person } = useSession();
  const [dialog, setDialog] = useState<'roles' | 'remove'>();
  return (
    <li className={settings.row}>
      <div className={settings.main}>
        <b>{member.name}</b> {member.id === person?.id && <span className={settings.small}>{t('people.me')}</span>}
        <small>
          {member.email},{' '}
          {member.lastSeenAt ? t('people.seen', { at: format.moment(member.lastSeenAt, now) }) : t('people.never_seen')}
        </small>
      </div>
      <div className={settings.tags}>
        {member.roles.map((role) => (
          <Tag key={role} kind="line">
            {t(roleWords[role])}
          </Tag>
        ))}
        {member.strongSignIn && (
          <Tag kind="plain" icon={<IconShieldCheck size={14} stroke={1.75} aria-hidden="true" />}>
            {t('people.strong')}
          </Tag>
        )}
      </div>
      {canManage && (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t('admin.actions', { name: member.name })}>
              <IconDots size={18} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setDialog('roles')}>{t('people.roles.change')}</Menu.Item>
            <Menu.Item onClick={() => setDialog('remove')}>{t('people.remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog === 'roles' && <RolesDialog member={member} onClose={() => setDialog(undefined)} />}
      {dialog === 'remove' && <RemoveDialog member={member} onClose={() => setDialog(undefined)} />}
    </li>
  );
}
