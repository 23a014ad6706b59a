import { addDelegation, removeDelegation } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { circuitsQuery, type Staff, type WhoValidates } from './circuits.queries.ts';
import { dayBounds } from './circuits.rules.ts';
import classes from './circuits.module.css';

/** Who is away, until when, and who decides meanwhile. */
export function DelegationsPanel({ data }: { data: WhoValidates }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const notify = useNotify();
  const { person } = useSession();
  const { id: territoryId } = useTerritory();
  const canConfigure = useCan('publishing.configure');
  const [adding, setAdding] = useState(false);
  const end = useMutation({
    mutationFn: (delegationId: string) => call(removeDelegation, { params: { territoryId, delegationId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: circuitsQuery(territoryId).queryKey }),
    onError: notify.failed,
  });
  const amThere = data.people.some(({ id }) => id === person?.id);
  return (
    <Panel
      title={t('circuits.delegations')}
      flush
      end={
        (canConfigure || amThere) && (
          <span className={classes.tools}>
            <Button
              size="xs"
              leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => setAdding(true)}
            >
              {t('circuits.delegations.add')}
            </Button>
          </span>
        )
      }
    >
      {data.delegations.length === 0 ? (
        <EmptyState>{t('circuits.delegations.none')}</EmptyState>
      ) : (
        <ul>
          {data.delegations.map((each) => (
            <li key={each.id} className={classes.line}>
              <span className={classes.lineMain}>
                {t('circuits.delegation', { from: each.fromName, to: each.toName })}
                <small>
                  {t('circuits.delegation.dates', {
                    from: format.date(each.from, now),
                    until: format.date(each.until, now),
                  })}
                  {each.reason && `, ${each.reason}`}
                </small>
              </span>
              {(canConfigure || each.fromId === person?.id) && (
                <Button
                  className={classes.screen}
                  size="compact-sm"
                  variant="subtle"
                  loading={end.isPending && end.variables === each.id}
                  onClick={() => end.mutate(each.id)}
                >
                  {t('circuits.delegation.end')}
                  <span className="vh">, {each.fromName}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <AddDialog staff={data.people} anyone={canConfigure} me={person?.id} onClose={() => setAdding(false)} />
      )}
    </Panel>
  );
}

function AddDialog({
  staff,
  anyone,
  me,
  onClose,
}: {
  staff: Staff;
  anyone: boolean;
  me: string | undefined;
  onClose: () => void;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const away = anyone ? staff : staff.filter(({ id }) => id === me);
  const first = away.find(({ id }) => id === me) ?? away[0];
  const options = (people: Staff) => people.map(({ id, name }) => ({ value: id, label: name }));
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      fromId: first?.id ?? '',
      toId: staff.find(({ id }) => id !== first?.id)?.id ?? '',
      from: format.dayKey(now),
      until: format.dayKey(now + 7 * 86_400_000),
      reason: '',
    },
    send: ({ from, until, ...values }) =>
      call(addDelegation, { params: { territoryId }, body: { ...values, ...dayBounds(from, until) } }),
    async onDone() {
      await client.invalidateQueries({ queryKey: circuitsQuery(territoryId).queryKey });
      onClose();
    },
  });
  return (
    <Dialog title={t('circuits.delegations.add')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('circuits.delegations.do')}>
        <NativeSelect
          data-autofocus
          disabled={!anyone}
          label={t('circuits.delegation.away')}
          data={options(away)}
          {...form.getInputProps('fromId')}
        />
        <NativeSelect
          label={t('circuits.delegation.instead')}
          data={options(staff.filter(({ id }) => id !== form.values.fromId))}
          {...form.getInputProps('toId')}
        />
        <FieldRow>
          <TextInput
            type="date"
            required
            withAsterisk={false}
            label={t('circuits.delegation.first_day')}
            {...form.getInputProps('from')}
          />
          <TextInput
            type="date"
            required
            withAsterisk={false}
            label={t('circuits.delegation.last_day')}
            {...form.getInputProps('until')}
          />
        </FieldRow>
        <TextInput
          maxLength={200}
          label={`${t('circuits.delegation.reason')} (${t('admin.optional')})`}
          {...form.getInputProps('reason')}
        />
      </Form>
    </Dialog>
  );
}
