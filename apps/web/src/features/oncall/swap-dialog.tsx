import { askSwap, type Shift } from '@beffroi/contracts';
import { toInstant } from '@beffroi/engines/schedule';
import { LoadingState } from '@beffroi/ui';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldRow, FieldSet, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { rotaQuery } from '../../shared/oncall.ts';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { boundsOf, placeOf, plusDays } from '../calendar/period.rules.ts';
import type { Reach } from './reach.tsx';
import { useSpanWords } from './use-span-words.ts';

/** How far ahead hours are offered to be given. */
const AHEAD_DAYS = 42;

/** Gives hours to a colleague: whole shifts or a part of one. Who manages the rota decides at once. */
export function SwapDialog({
  shift,
  people,
  onClose,
}: {
  shift?: Shift;
  people: readonly Reach[];
  onClose: () => void;
}) {
  const t = useWords();
  const { id, timeZone } = useTerritory();
  const format = useTerritoryFormat();
  const canManage = useCan('oncall.manage');
  // Read once: what is offered must not move while one chooses.
  const [now] = useState(() => Date.now());
  const today = format.dayKey(now);
  const { from, to } = boundsOf([today, plusDays(today, AHEAD_DAYS)], timeZone);
  const ahead = useQuery({ ...rotaQuery(id, from, to), enabled: !shift });
  const shifts = shift
    ? [shift]
    : (ahead.data?.shifts ?? []).filter((each) => Date.parse(each.to) > now && (each.mine || canManage));
  return (
    <Dialog title={t('oncall.swap.ask')} size="lg" onClose={onClose}>
      {shifts.length > 0 ? (
        <SwapForm shifts={shifts} people={people} now={now} onClose={onClose} />
      ) : ahead.isPending && !ahead.error ? (
        <LoadingState label={t('common.loading')} rows={3} />
      ) : (
        <p>{t('oncall.swap.nothing', { count: AHEAD_DAYS })}</p>
      )}
    </Dialog>
  );
}

function SwapForm({
  shifts,
  people,
  now,
  onClose,
}: {
  shifts: readonly Shift[];
  people: readonly Reach[];
  now: number;
  onClose: () => void;
}) {
  const t = useWords();
  const span = useSpanWords();
  const client = useQueryClient();
  const notify = useNotify();
  const me = useSession().person?.id;
  const { id: territoryId, timeZone } = useTerritory();
  const canManage = useCan('oncall.manage');
  const edges = (shift: Shift) => {
    const start = placeOf(Math.max(Date.parse(shift.from), now), timeZone);
    const end = placeOf(shift.to, timeZone);
    return { fromDay: start.day, fromHour: clockOf(start.minute), toDay: end.day, toHour: clockOf(end.minute) };
  };
  // The one that is on screen, or my first to come.
  const first = shifts.findIndex((each) => each.mine);
  const [index, setIndex] = useState(Math.max(0, first));
  const shift = shifts[index];
  const takers = people.filter((person) => person.id !== shift?.personId);
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      ...(shift ? edges(shift) : { fromDay: '', fromHour: '', toDay: '', toHour: '' }),
      takenById: takers[0]?.id ?? '',
      note: '',
    },
    send: ({ fromDay, fromHour, toDay, toHour, takenById, note }) =>
      call(askSwap, {
        params: { territoryId },
        body: {
          from: instantOf(fromDay, fromHour, timeZone),
          to: instantOf(toDay, toHour, timeZone),
          takenById,
          note,
          ...(shift && shift.personId !== me ? { givenById: shift.personId } : {}),
        },
      }),
    async onDone(swap) {
      await client.invalidateQueries({ queryKey: ['rota', territoryId] });
      notify.done(t(swap.state === 'accepted' ? 'oncall.swap.done' : 'oncall.swap.asked', { name: swap.takenBy.name }));
      onClose();
    },
  });
  const choose = (next: number) => {
    setIndex(next);
    const chosen = shifts[next];
    if (!chosen) return;
    form.setValues(edges(chosen));
    if (form.values.takenById === chosen.personId)
      form.setFieldValue('takenById', people.find((person) => person.id !== chosen.personId)?.id ?? '');
  };
  const field = { required: true, withAsterisk: false } as const;
  return (
    <Form
      onSubmit={submit}
      rest={rest}
      pending={pending}
      submit={t(canManage ? 'oncall.swap.decide' : 'oncall.swap.send')}
    >
      <NativeSelect
        data-autofocus
        label={t('oncall.swap.hours')}
        value={String(index)}
        onChange={(event) => choose(Number(event.currentTarget.value))}
        data={shifts.map((each, at) => ({
          value: String(at),
          label: `${each.mine ? '' : `${each.personName}, `}${span(each)}`,
        }))}
      />
      <FieldSet legend={t('oncall.swap.part')} hint={t('oncall.swap.part.hint')}>
        <FieldRow>
          <TextInput type="date" {...field} label={t('oncall.swap.from.day')} {...form.getInputProps('fromDay')} />
          <TextInput type="time" {...field} label={t('oncall.swap.from.hour')} {...form.getInputProps('fromHour')} />
        </FieldRow>
        <FieldRow>
          <TextInput type="date" {...field} label={t('oncall.swap.to.day')} {...form.getInputProps('toDay')} />
          <TextInput type="time" {...field} label={t('oncall.swap.to.hour')} {...form.getInputProps('toHour')} />
        </FieldRow>
      </FieldSet>
      <NativeSelect
        {...field}
        label={t('oncall.swap.to')}
        data={takers.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('takenById')}
      />
      <Textarea
        label={t('oncall.swap.note')}
        description={t('oncall.swap.note.hint')}
        maxLength={300}
        rows={2}
        {...form.getInputProps('note')}
      />
    </Form>
  );
}

function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function instantOf(day: string, hour: string, zone: string): string {
  const reading = toInstant(`${day}T${hour}`, zone);
  // Not a date that exists: the server says so better than we would.
  return reading.ok ? new Date(reading.at).toISOString() : `${day}T${hour}`;
}
