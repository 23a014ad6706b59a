import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { FieldSet } from '../../shared/form/form.tsx';
import { useWords } from '../../shared/words.ts';
import classes from './oncall.module.css';
import { type Reach, ReachTags } from './reach.tsx';
import { moved } from './rota.rules.ts';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** People in turn: the order is that of the turns. */
export function PeopleOrder({
  chosen,
  people,
  onChange,
}: {
  chosen: readonly string[];
  people: readonly Reach[];
  onChange: (chosen: string[]) => void;
}) {
  const t = useWords();
  const left = people.filter(({ id }) => !chosen.includes(id));
  return (
    <FieldSet legend={t('oncall.slot.people')}>
      {chosen.length > 0 && (
        <ol className={classes.order}>
          {chosen.map((id, index) => {
            const person = people.find((each) => each.id === id);
            const name = person?.name ?? t('oncall.who.gone');
            return (
              <li key={id}>
                <span>{name}</span>
                {person && person.push + Number(person.email) + Number(person.sms) + Number(person.voice) === 0 && (
                  <ReachTags reach={person} />
                )}
                <ActionIcon
                  disabled={index === 0}
                  aria-label={t('oncall.up', { name })}
                  onClick={() => onChange(moved(chosen, index, -1))}
                >
                  <IconArrowUp {...icon} />
                </ActionIcon>
                <ActionIcon
                  disabled={index === chosen.length - 1}
                  aria-label={t('oncall.down', { name })}
                  onClick={() => onChange(moved(chosen, index, 1))}
                >
                  <IconArrowDown {...icon} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('oncall.remove', { name })}
                  onClick={() => onChange(chosen.filter((each) => each !== id))}
                >
                  <IconX {...icon} />
                </ActionIcon>
              </li>
            );
          })}
        </ol>
      )}
      {left.length > 0 && (
        <NativeSelect
          maw="34rem"
          aria-label={t('oncall.slot.add')}
          value=""
          onChange={(event) => event.currentTarget.value && onChange([...chosen, event.currentTarget.value])}
          data={[
            { value: '', label: t('oncall.slot.add') },
            ...left.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </FieldSet>
  );
}
