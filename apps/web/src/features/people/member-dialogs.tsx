import { type Member, removePerson, setRoles } from '@beffroi/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { sessionQuery, useSession, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { peopleQuery } from './people.queries.ts';
import { RoleChoices } from './role-choices.tsx';

/** After a change of roles: the list, and what I may do when they were mine. */
function useRefresh(member: Member) {
  const client = useQueryClient();
  const { id } = useTerritory();
  const { person } = useSession();
  return async () => {
    await client.invalidateQueries({ queryKey: peopleQuery(id).queryKey });
    if (member.id === person?.id) await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
}

export function RolesDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const refresh = useRefresh(member);
  const { form, submit, pending, rest } = useApiForm({
    initial: { roles: member.roles },
    send: (body) => call(setRoles, { params: { territoryId, personId: member.id }, body }),
    async onDone() {
      onClose();
      await refresh();
    },
  });
  return (
    <Dialog title={t('people.roles.of', { name: member.name })} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('admin.save')}>
        <RoleChoices fixed={member.rolesFromOidc} {...form.getInputProps('roles')} />
      </Form>
    </Dialog>
  );
}

export function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const refresh = useRefresh(member);
  return (
    <ConfirmDialog
      title={t('people.remove')}
      verb={t('people.remove.do', { name: member.name })}
      onClose={onClose}
      act={async () => {
        await call(removePerson, { params: { territoryId, personId: member.id } });
        await refresh();
      }}
    >
      <p>{t('people.remove.words')}</p>
    </ConfirmDialog>
  );
}
