import { openMandate, type Output, type listMandates } from '@beffroi/contracts';
import { toInstant } from '@beffroi/engines/schedule';
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldRow, FieldSet, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './mandates.module.css';
import { quickEnd, quickEnds } from './until.rules.ts';

type People = NonNullable<Output<typeof listMandates>['people']>;

/** To whom, for what, where, until when. */
export function OpenDialog({
  people,
  scope = '',
  onClose,
}: {
  people: People;
  /** What it is for, where that is known. */
  scope?: string;
  onClose: () => void;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const client = useQueryClient();
  const notify = useNotify();
  const now = useNow();
  const me = useSession().person?.id;
  const { id: territoryId, timeZone } = useTerritory();
  const channels = useQuery({ ...channelsQuery(territoryId), enabled: useCan('channels.read') }).data?.items ?? [];
  const others = people.filter((person) => person.id !== me);
  const evening = quickEnd('evening', now, timeZone);
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      personId: others[0]?.id ?? '',
      scope,
      channelIds: [] as string[],
      day: evening.slice(0, 10),
      hour: evening.slice(11),
    },
    send({ day, hour, ...body }) {
      const reading = toInstant(`${day}T${hour}`, timeZone);
      const endsAt = new Date(reading.ok ? reading.at : now).toISOString();
      return call(openMandate, { params: { territoryId }, body: { ...body, endsAt } });
    },
    async onDone({ personName, endsAt }) {
      await client.invalidateQueries({ queryKey: ['mandates', territoryId] });
      const until = `${format.day(endsAt)}, ${format.hour(endsAt)}`;
      notify.done(t('mandates.opened', { name: personName, until }));
      onClose();
    },
  });
  const until = `${form.values.day}T${form.values.hour}`;
  const reading = toInstant(until, timeZone);
  const left = reading.ok ? reading.at - now : 0;
  return (
    <Dialog title={t('mandates.open')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('mandates.open')}>
        <p>{t('mandates.open.hint')}</p>
        <NativeSelect
          data-autofocus
          label={t('mandates.person')}
          required
          withAsterisk={false}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('personId')}
        />
        <Textarea
          label={t('mandates.scope')}
          description={t('mandates.scope.hint')}
          required
          withAsterisk={false}
          minLength={3}
          maxLength={300}
          rows={2}
          {...form.getInputProps('scope')}
        />
        {channels.length > 0 && (
          <Checkbox.Group {...form.getInputProps('channelIds')}>
            <FieldSet legend={t('mandates.accounts')} hint={t('mandates.accounts.hint')}>
              {channels.map((channel) => (
                <Checkbox
                  key={channel.id}
                  value={channel.id}
                  label={
                    <span className={classes.account}>
                      <NetworkIcon network={channel.network} size={16} />
                      {channel.name}
                    </span>
                  }
                />
              ))}
            </FieldSet>
          </Checkbox.Group>
        )}
        <FieldSet legend={t('mandates.ends')}>
          <div className={classes.quick} role="group" aria-label={t('mandates.quick')}>
            {quickEnds.map((choice) => {
              const end = quickEnd(choice, now, timeZone);
              return (
                <Button
                  key={choice}
                  size="xs"
                  aria-pressed={end === until}
                  onClick={() => form.setValues({ day: end.slice(0, 10), hour: end.slice(11) })}
                >
                  {t(`mandates.quick.${choice}`)}
                </Button>
              );
            })}
          </div>
          <FieldRow>
            <TextInput
              type="date"
              label={t('mandates.day')}
              required
              withAsterisk={false}
              {...form.getInputProps('day')}
            />
            <TextInput
              type="time"
              label={t('mandates.hour')}
              required
              withAsterisk={false}
              {...form.getInputProps('hour')}
            />
          </FieldRow>
          <p className={classes.detail} role="status">
            {left > 0 ? t('mandates.lasts', { duration: format.duration(left) }) : t('mandates.past')}
          </p>
        </FieldSet>
      </Form>
    </Dialog>
  );
}
