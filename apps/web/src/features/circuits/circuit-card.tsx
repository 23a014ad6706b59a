import type { Circuit } from '@beffroi/contracts';
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronUp,
  IconGripVertical,
  IconPlus,
} from '@tabler/icons-react';
import { useId } from 'react';
import { useWords } from '../../shared/words.ts';
import type { Staff } from './circuits.queries.ts';
import { moved, newStep } from './circuits.rules.ts';
import classes from './circuits.module.css';
import { ConditionFields } from './condition-fields.tsx';
import { SilenceFields } from './silence-fields.tsx';
import { StepFields } from './step-fields.tsx';

/** One circuit: its place, and once opened all that it says. */
export function CircuitCard({
  circuit,
  place,
  last,
  staff,
  editable,
  open,
  onOpen,
  onChange,
  onRemove,
  onMove,
  onDrag,
}: {
  circuit: Circuit;
  place: number;
  last: boolean;
  staff: Staff;
  editable: boolean;
  open: boolean;
  onOpen: () => void;
  onChange: (circuit: Circuit) => void;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
  onDrag: (on: boolean) => void;
}) {
  const t = useWords();
  const id = useId();
  const { name, steps } = circuit;
  const icon = { size: 18, stroke: 1.75 } as const;
  return (
    <>
      {/* Dragging is a help on top of the two arrows. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={classes.circuitHead}
        draggable={editable && !open}
        onDragStart={() => onDrag(true)}
        onDragEnd={() => onDrag(false)}
      >
        {editable && <IconGripVertical {...icon} aria-hidden="true" className={classes.grip} />}
        <span className={classes.place}>{place}</span>
        <button
          type="button"
          className={classes.opener}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={onOpen}
        >
          <span>
            <b>{name || t('circuits.unnamed')}</b>
            <small>{t('circuits.steps.count', { count: steps.length })}</small>
          </span>
          {open ? <IconChevronUp {...icon} aria-hidden="true" /> : <IconChevronDown {...icon} aria-hidden="true" />}
        </button>
        {editable && (
          <>
            <ActionIcon disabled={place === 1} aria-label={t('circuits.up', { name })} onClick={() => onMove(-1)}>
              <IconArrowUp {...icon} />
            </ActionIcon>
            <ActionIcon disabled={last} aria-label={t('circuits.down', { name })} onClick={() => onMove(1)}>
              <IconArrowDown {...icon} />
            </ActionIcon>
          </>
        )}
      </div>
      {open && (
        <fieldset id={id} className={classes.body} disabled={!editable}>
          <legend className="vh">{name}</legend>
          <TextInput
            required
            withAsterisk={false}
            maxLength={120}
            label={t('circuits.name')}
            value={name}
            onChange={(event) => onChange({ ...circuit, name: event.currentTarget.value })}
          />
          <ConditionFields when={circuit.when} staff={staff} onChange={(when) => onChange({ ...circuit, when })} />
          <h3>{t('circuits.steps')}</h3>
          {steps.length === 0 && <p className={classes.warn}>{t('circuits.no_step.warn')}</p>}
          <ol className={classes.stepList}>
            {steps.map((step, index) => (
              <li key={index}>
                <StepFields
                  step={step}
                  place={index + 1}
                  last={index === steps.length - 1}
                  staff={staff}
                  onChange={(next) =>
                    onChange({ ...circuit, steps: steps.map((each, at) => (at === index ? next : each)) })
                  }
                  onRemove={() => onChange({ ...circuit, steps: steps.filter((_, at) => at !== index) })}
                  onMove={(by) => onChange({ ...circuit, steps: moved(steps, index, index + by) })}
                />
              </li>
            ))}
          </ol>
          {steps.length < 6 && (
            <div>
              <Button
                size="xs"
                leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
                onClick={() => onChange({ ...circuit, steps: [...steps, newStep(t('circuits.new.step'))] })}
              >
                {t('circuits.steps.add')}
              </Button>
            </div>
          )}
          {steps.length > 0 && (
            <SilenceFields
              silence={circuit.silence}
              staff={staff}
              onChange={(silence) => onChange({ ...circuit, silence })}
            />
          )}
          <Checkbox
            label={t('circuits.covers_time')}
            description={t('circuits.covers_time.hint')}
            checked={circuit.coversTime}
            onChange={(event) => onChange({ ...circuit, coversTime: event.currentTarget.checked })}
          />
          <div>
            <Button size="xs" variant="subtle" onClick={onRemove}>
              {t('circuits.remove')}
            </Button>
          </div>
        </fieldset>
      )}
    </>
  );
}
