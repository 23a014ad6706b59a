import { type Role, roles } from '@beffroi/contracts';
import { ActionIcon, Button, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { roleWords } from '../../shared/role-words.ts';
import { useWords } from '../../shared/words.ts';
import type { Staff } from './circuits.queries.ts';
import type { Step } from './circuits.rules.ts';
import classes from './circuits.module.css';

/** One step: who decides, any or all of them, people without an account among them. */
export function StepFields({
  step,
  place,
  last,
  staff,
  onChange,
  onRemove,
  onMove,
}: {
  step: Step;
  place: number;
  last: boolean;
  staff: Staff;
  onChange: (step: Step) => void;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
}) {
  const t = useWords();
  const icon = { size: 18, stroke: 1.75 } as const;
  return (
    <fieldset className={classes.step}>
      <legend className="vh">{t('circuits.step', { place })}</legend>
      <div className={classes.stepHead}>
        <TextInput
          className={classes.grow}
          required
          withAsterisk={false}
          maxLength={80}
          label={t('circuits.step', { place })}
          value={step.label}
          onChange={(event) => onChange({ ...step, label: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('circuits.needs')}
          value={step.needs}
          onChange={(event) => onChange({ ...step, needs: event.currentTarget.value as Step['needs'] })}
          data={[
            { value: 'any', label: t('circuits.needs.any') },
            { value: 'all', label: t('circuits.needs.all') },
          ]}
        />
        <span className={classes.stepActs}>
          <ActionIcon
            disabled={place === 1}
            aria-label={t('circuits.up', { name: step.label })}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp {...icon} />
          </ActionIcon>
          <ActionIcon disabled={last} aria-label={t('circuits.down', { name: step.label })} onClick={() => onMove(1)}>
            <IconArrowDown {...icon} />
          </ActionIcon>
          <ActionIcon aria-label={t('circuits.steps.remove', { name: step.label })} onClick={onRemove}>
            <IconTrash {...icon} />
          </ActionIcon>
        </span>
      </div>
      <div className={classes.pair}>
        <MultiSelect
          searchable
          label={t('circuits.step.roles')}
          data={roles.map((role) => ({ value: role, label: t(roleWords[role]) }))}
          value={step.roles}
          onChange={(chosen) => onChange({ ...step, roles: chosen as Role[] })}
        />
        <MultiSelect
          searchable
          label={t('circuits.step.people')}
          data={staff.map((person) => ({ value: person.id, label: person.name }))}
          value={step.personIds}
          onChange={(personIds) => onChange({ ...step, personIds })}
        />
      </div>
      <Guests guests={step.guests} onChange={(guests) => onChange({ ...step, guests })} />
    </fieldset>
  );
}

function Guests({ guests, onChange }: { guests: Step['guests']; onChange: (guests: Step['guests']) => void }) {
  const t = useWords();
  const change = (index: number, part: Partial<Step['guests'][number]>) =>
    onChange(guests.map((guest, at) => (at === index ? { ...guest, ...part } : guest)));
  return (
    <>
      {guests.map((guest, index) => (
        <div key={index} className={classes.guest}>
          <TextInput
            className={classes.grow}
            maxLength={120}
            autoComplete="off"
            label={t('circuits.guest.name')}
            value={guest.name}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <TextInput
            className={classes.grow}
            type="email"
            maxLength={254}
            autoComplete="off"
            label={t('circuits.guest.email')}
            value={guest.email}
            onChange={(event) => change(index, { email: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('circuits.guest.remove', { name: guest.name })}
            onClick={() => onChange(guests.filter((_, at) => at !== index))}
          >
            <IconTrash size={18} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      {guests.length < 10 && (
        <div>
          <Button size="compact-sm" variant="subtle" onClick={() => onChange([...guests, { name: '', email: '' }])}>
            {t('circuits.guest.add')}
          </Button>
        </div>
      )}
    </>
  );
}
