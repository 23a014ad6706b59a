import { playbookPhases } from '@beffroi/contracts';
import { ActionIcon, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconTrash } from '@tabler/icons-react';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './playbooks.module.css';
import { minutesOf, type Phase, type Step, tools } from './playbooks.rules.ts';

type StepProps = {
  step: Step;
  /** Among those of its phase, from 1. */
  place: number;
  last: boolean;
  /** Its fields are on screen; always as long as it has no title. */
  open: boolean;
  onOpen: () => void;
  onChange: (step: Step) => void;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
};

/** One step as it is written: its line, and its fields once it is opened. */
export function StepFields(props: StepProps) {
  const { step, place, last, onOpen, onRemove, onMove } = props;
  const t = useWords();
  const format = useFormat();
  const open = props.open || step.title === '';
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <fieldset className={classes.step}>
      <legend className="vh">{t('playbooks.step', { place })}</legend>
      <div className={classes.stepHead}>
        <button type="button" className={classes.stepTitle} aria-expanded={open} onClick={onOpen}>
          <IconChevronDown {...icon} />
          <span>
            {step.title || t('playbooks.step', { place })}
            <small>
              {[
                step.who,
                step.withinMinutes === undefined
                  ? ''
                  : t('playbooks.within', { duration: format.duration(step.withinMinutes * 60_000) }),
              ]
                .filter(Boolean)
                .join(', ')}
            </small>
          </span>
        </button>
        <span className={classes.stepActs}>
          <ActionIcon
            disabled={place === 1}
            aria-label={t('playbooks.step.up', { title: step.title })}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp {...icon} />
          </ActionIcon>
          <ActionIcon
            disabled={last}
            aria-label={t('playbooks.step.down', { title: step.title })}
            onClick={() => onMove(1)}
          >
            <IconArrowDown {...icon} />
          </ActionIcon>
          <ActionIcon aria-label={t('playbooks.step.remove', { title: step.title })} onClick={onRemove}>
            <IconTrash {...icon} />
          </ActionIcon>
        </span>
      </div>
      {open && <Fields {...props} />}
    </fieldset>
  );
}

function Fields({ step, onChange }: StepProps) {
  const t = useWords();
  const change = (part: Partial<Step>) => onChange({ ...step, ...part });
  return (
    <div className={classes.stepFields}>
      <TextInput
        required
        withAsterisk={false}
        maxLength={160}
        label={t('playbooks.step.title')}
        value={step.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Textarea
        autosize
        minRows={2}
        maxRows={10}
        maxLength={1200}
        label={t('playbooks.step.help')}
        value={step.help}
        onChange={(event) => change({ help: event.currentTarget.value })}
      />
      <div className={classes.fields}>
        <NumberInput
          min={0}
          max={10_080}
          allowDecimal={false}
          hideControls
          inputMode="numeric"
          label={t('playbooks.step.within')}
          value={step.withinMinutes ?? ''}
          onChange={(value) => {
            const { withinMinutes: _, ...rest } = step;
            const minutes = minutesOf(String(value));
            onChange(minutes === undefined ? rest : { ...rest, withinMinutes: minutes });
          }}
        />
        <TextInput
          maxLength={80}
          label={t('playbooks.step.who')}
          value={step.who}
          onChange={(event) => change({ who: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('playbooks.step.tool')}
          data={tools.map((tool) => ({ value: tool, label: t(`playbooks.tool.${tool}`) }))}
          value={step.tool}
          onChange={(event) => change({ tool: event.currentTarget.value as Step['tool'] })}
        />
        <NativeSelect
          label={t('playbooks.step.phase')}
          data={playbookPhases.map((phase) => ({ value: phase, label: t(`playbooks.phase.${phase}`) }))}
          value={step.phase}
          onChange={(event) => change({ phase: event.currentTarget.value as Phase })}
        />
      </div>
    </div>
  );
}
