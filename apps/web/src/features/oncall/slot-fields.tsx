import { ActionIcon, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { FieldRow } from '../../shared/form/form.tsx';
import { useWords } from '../../shared/words.ts';
import { useDayWords } from '../calendar/use-day-words.ts';
import classes from './oncall.module.css';
import { PeopleOrder } from './people-order.tsx';
import type { Reach } from './reach.tsx';
import { endOffset, type SlotDraft, withEndOffset } from './rota.rules.ts';
import { SlotSentence, weekdayOf } from './slot-sentence.tsx';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const holidays = ['as_usual', 'not', 'only'] as const;
const turns = ['week', 'fortnight', 'occurrence'] as const;

/** One slot: its days and hours, what it does on holidays, who takes it in turn; said back in words. */
export function SlotFields({
  slot,
  people,
  onChange,
  onRemove,
}: {
  slot: SlotDraft;
  people: readonly Reach[];
  onChange: (slot: SlotDraft) => void;
  onRemove: () => void;
}) {
  const t = useWords();
  const words = useDayWords();
  const change = (part: Partial<SlotDraft>) => onChange({ ...slot, ...part });
  const least = slot.to > slot.from ? 0 : 1;
  const field = { required: true, withAsterisk: false } as const;
  return (
    <fieldset className={classes.slot}>
      <legend className="vh">{slot.name}</legend>
      <div className={classes.head}>
        <TextInput
          {...field}
          maxLength={60}
          label={t('oncall.slot.name')}
          value={slot.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <ActionIcon size={36} aria-label={t('oncall.slot.remove', { name: slot.name })} onClick={onRemove}>
          <IconTrash size={18} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </div>
      <Checkbox.Group
        label={t('oncall.slot.weekdays')}
        value={slot.weekdays.map(String)}
        // A slot that begins on no day is not one: the last day stays.
        onChange={(chosen) => chosen.length > 0 && change({ weekdays: chosen.map(Number).toSorted() })}
      >
        <div className={classes.days}>
          {weekdays.map((weekday) => (
            <Checkbox key={weekday} value={String(weekday)} label={words.weekday(weekdayOf(weekday))} />
          ))}
        </div>
      </Checkbox.Group>
      <FieldRow>
        <TextInput
          type="time"
          {...field}
          label={t('oncall.slot.from')}
          value={slot.from}
          onChange={(event) => event.currentTarget.value && change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          {...field}
          label={t('oncall.slot.to')}
          value={slot.to}
          onChange={(event) => event.currentTarget.value && change({ to: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('oncall.slot.ends')}
          value={String(endOffset(slot))}
          onChange={(event) => onChange(withEndOffset(slot, Number(event.currentTarget.value)))}
          data={Array.from({ length: 7 }, (_, extra) => ({
            value: String(least + extra),
            label: t('oncall.slot.offset', { offset: least + extra }),
          }))}
        />
        <NativeSelect
          label={t('oncall.slot.holidays')}
          value={slot.holidays}
          onChange={(event) => change({ holidays: event.currentTarget.value as SlotDraft['holidays'] })}
          data={holidays.map((value) => ({ value, label: t(`oncall.slot.holidays.choice.${value}`) }))}
        />
      </FieldRow>
      <PeopleOrder chosen={slot.people} people={people} onChange={(chosen) => change({ people: chosen })} />
      <FieldRow>
        <NativeSelect
          label={t('oncall.slot.turn')}
          value={slot.turn}
          onChange={(event) => change({ turn: event.currentTarget.value as SlotDraft['turn'] })}
          data={turns.map((value) => ({ value, label: t(`oncall.slot.turn.choice.${value}`) }))}
        />
        <TextInput
          type="date"
          {...field}
          label={t('oncall.slot.starts')}
          value={slot.startsOn}
          onChange={(event) => event.currentTarget.value && change({ startsOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={`${t('oncall.slot.stops')} (${t('admin.optional')})`}
          value={slot.endsOn ?? ''}
          onChange={(event) => {
            const { endsOn: _, ...rest } = slot;
            onChange(event.currentTarget.value ? { ...rest, endsOn: event.currentTarget.value } : rest);
          }}
        />
      </FieldRow>
      <SlotSentence slot={slot} people={people} />
    </fieldset>
  );
}
