import { type CallMeans, callMeans } from '@beffroi/contracts';
import { ActionIcon, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../shared/words.ts';
import classes from './oncall.module.css';
import { useWhoWords } from './chain-words.tsx';
import type { Reach } from './reach.tsx';
import type { ChainStep } from './rota.rules.ts';

const groups = ['on_call', 'next_on_call', 'everyone'] as const;
const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

/** One step of the chain: who, by what, and how long one waits for them. */
export function ChainStepFields({
  step,
  place,
  last,
  people,
  gateway,
  onChange,
  onMove,
  onRemove,
}: {
  step: ChainStep;
  place: number;
  last: boolean;
  people: readonly Reach[];
  gateway: { sms: boolean; voice: boolean };
  onChange: (step: ChainStep) => void;
  onMove: (by: -1 | 1) => void;
  onRemove?: () => void;
}) {
  const t = useWords();
  const who = useWhoWords(people);
  const name = t('oncall.chain.step', { place });
  // Without a gateway nothing leaves by it; what was chosen before may still be taken away.
  const works = (means: CallMeans) => (means === 'sms' || means === 'voice' ? gateway[means] : true);
  return (
    <fieldset className={classes.slot} style={{ paddingInline: 0 }}>
      <legend className="vh">{name}</legend>
      <div className={classes.head}>
        <NativeSelect
          label={name}
          value={step.who}
          onChange={(event) => onChange({ ...step, who: event.currentTarget.value })}
          data={[
            ...groups.map((value) => ({ value, label: who(value) })),
            ...people.map(({ id, name: label }) => ({ value: id, label })),
          ]}
        />
        <NumberInput
          w="9rem"
          min={1}
          max={120}
          label={t('oncall.chain.wait')}
          value={step.waitMinutes}
          onChange={(value) => typeof value === 'number' && onChange({ ...step, waitMinutes: value })}
        />
        <ActionIcon size={36} disabled={place === 1} aria-label={t('oncall.up', { name })} onClick={() => onMove(-1)}>
          <IconArrowUp {...icon} />
        </ActionIcon>
        <ActionIcon size={36} disabled={last} aria-label={t('oncall.down', { name })} onClick={() => onMove(1)}>
          <IconArrowDown {...icon} />
        </ActionIcon>
        <ActionIcon size={36} disabled={!onRemove} aria-label={t('oncall.remove', { name })} onClick={onRemove}>
          <IconTrash {...icon} />
        </ActionIcon>
      </div>
      <Checkbox.Group
        label={t('oncall.chain.by')}
        value={step.by}
        // A step by no means rings nobody: the last one stays.
        onChange={(chosen) =>
          chosen.length > 0 && onChange({ ...step, by: callMeans.filter((each) => chosen.includes(each)) })
        }
      >
        <div className={classes.days}>
          {callMeans.map((means) => (
            <Checkbox
              key={means}
              value={means}
              disabled={!works(means) && !step.by.includes(means)}
              label={
                works(means) ? t(`oncall.means.${means}`) : t('oncall.means.off', { means: t(`oncall.means.${means}`) })
              }
            />
          ))}
        </div>
      </Checkbox.Group>
    </fieldset>
  );
}
