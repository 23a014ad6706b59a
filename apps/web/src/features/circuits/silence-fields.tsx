import type { Circuit } from '@beffroi/contracts';
import { MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import { useWords } from '../../shared/words.ts';
import type { Staff } from './circuits.queries.ts';
import classes from './circuits.module.css';

type Silence = Circuit['silence'];

/** What happens when nobody answers: it is printed on a publication from the start. */
export function SilenceFields({
  silence,
  staff,
  onChange,
}: {
  silence: Silence;
  staff: Staff;
  onChange: (silence: Silence) => void;
}) {
  const t = useWords();
  return (
    <>
      <h3>{t('circuits.silence')}</h3>
      <div className={classes.pair}>
        <NumberInput
          min={1}
          max={720}
          clampBehavior="strict"
          allowDecimal={false}
          label={t('circuits.silence.hours')}
          value={silence.hours}
          onChange={(hours) => onChange({ ...silence, hours: Math.max(1, Number(hours) || 1) })}
        />
        <NativeSelect
          label={t('circuits.silence.then')}
          value={silence.rule}
          onChange={(event) => onChange({ ...silence, rule: event.currentTarget.value as Silence['rule'] })}
          data={(['refuse', 'escalate', 'accept'] as const).map((rule) => ({
            value: rule,
            label: t(`circuits.silence.${rule}`),
          }))}
        />
      </div>
      {silence.rule === 'escalate' && (
        <MultiSelect
          searchable
          label={t('circuits.silence.to')}
          data={staff.map((person) => ({ value: person.id, label: person.name }))}
          value={silence.toPersonIds}
          onChange={(toPersonIds) => onChange({ ...silence, toPersonIds })}
        />
      )}
      {silence.rule === 'accept' && <p className={classes.warn}>{t('circuits.silence.accept.warn')}</p>}
    </>
  );
}
