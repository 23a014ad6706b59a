import type { Draft } from '@beffroi/contracts';
import { NativeSelect, TextInput } from '@mantine/core';
import { weekdayNames } from '@beffroi/engines/schedule';
import { FieldRow, FieldSet } from '../../shared/form/form.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { Change } from './compose.types.ts';
import { drop } from './draft.rules.ts';
import classes from './compose.module.css';

/** Whether it comes back, how often, until when. */
export function RecurrenceFields({ draft, change }: { draft: Draft; change: Change }) {
  const t = useWords();
  const { locale } = useFormat();
  const { recurrence } = draft;
  const set = (next: Draft['recurrence']) =>
    change((draft) => (next ? { ...draft, recurrence: next } : drop(draft, 'recurrence')));
  const every = recurrence?.every ?? 'never';
  return (
    <div className={classes.again}>
      <FieldRow>
        <NativeSelect
          label={t('compose.again')}
          value={every}
          onChange={(event) => {
            const next = event.currentTarget.value as 'never' | 'day' | 'week' | 'month';
            set(next === 'never' ? undefined : { interval: 1, weekdays: [], except: [], ...recurrence, every: next });
          }}
          data={(['never', 'day', 'week', 'month'] as const).map((each) => ({
            value: each,
            label: t(`compose.again.${each}`),
          }))}
        />
        {recurrence && (
          <TextInput
            type="number"
            min={1}
            max={12}
            label={t('compose.again.interval')}
            value={recurrence.interval}
            onChange={(event) => {
              const interval = Math.round(Number(event.currentTarget.value));
              if (interval >= 1 && interval <= 12) set({ ...recurrence, interval });
            }}
          />
        )}
        {recurrence && (
          <TextInput
            type="date"
            label={t('compose.again.until')}
            value={recurrence.until ?? ''}
            onChange={(event) => {
              const { until: _, ...rest } = recurrence;
              set(event.currentTarget.value ? { ...rest, until: event.currentTarget.value } : rest);
            }}
          />
        )}
      </FieldRow>
      {recurrence?.every === 'week' && (
        <FieldSet legend={t('compose.again.weekdays')}>
          <div className={classes.days}>
            {weekdayNames[locale].map((name, index) => {
              const day = index + 1;
              const checked = recurrence.weekdays.includes(day);
              return (
                <label key={name} className={classes.day}>
                  <input
                    type="checkbox"
                    checked={checked}
                    onChange={() =>
                      set({
                        ...recurrence,
                        weekdays: (checked
                          ? recurrence.weekdays.filter((each) => each !== day)
                          : [...recurrence.weekdays, day]
                        ).sort(),
                      })
                    }
                  />
                  {name}
                </label>
              );
            })}
          </div>
        </FieldSet>
      )}
    </div>
  );
}
