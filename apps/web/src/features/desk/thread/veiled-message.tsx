import { type DeskMessage, getExposure, revealMessage } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconCup, IconEyeOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../shared/api.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { useCan, useSession, useTerritory } from '../../../shared/session.ts';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { useColleagues } from '../colleagues.ts';
import classes from './thread.module.css';

/**
 * An insult or a threat, under its cover: the words are not in the page until somebody chooses to read them, and that
 * choice is counted. Stepping back comes first.
 */
export function VeiledMessage({
  message,
  onStepBack,
  onGive,
}: {
  message: DeskMessage;
  onStepBack: () => void;
  onGive: (to: { id: string; name: string }) => void;
}) {
  const t = useWords();
  const { locale } = useFormat();
  const { id: territoryId } = useTerritory();
  const me = useSession().person?.id;
  const canAnswer = useCan('desk.answer');
  const [text, setText] = useState<string>();
  const exposure = useQuery({
    queryKey: ['desk-exposure', territoryId],
    queryFn: ({ signal }) => call(getExposure, { params: { territoryId } }, { signal }),
    staleTime: 600_000,
    retry: false,
  });
  const colleagues = useColleagues('desk.answer');
  const next = exposure.data?.next;
  const other = next && next.id !== me ? next : colleagues[0];
  const reveal = useMutation({
    mutationFn: () => call(revealMessage, { params: { territoryId, messageId: message.id } }),
    onSuccess: (answer) => setText(answer.text),
  });
  if (text !== undefined) {
    return (
      <div className={classes.cover}>
        <p className={classes.text}>{text}</p>
        <p className={classes.small}>{t('desk.veil.counted')}</p>
        <Button size="xs" variant="subtle" onClick={() => setText(undefined)}>
          {t('desk.veil.again')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.cover}>
      <p className={classes.coverTitle}>
        <IconEyeOff size={18} stroke={1.75} aria-hidden="true" />
        {t('desk.veil.title')}
      </p>
      <p>{message.summary?.[locale] ?? t('desk.veil.nothing')}</p>
      <p className={classes.blur} aria-hidden="true">
        ▆▆▆▆ ▆▆ ▆▆▆▆▆▆ ▆▆▆ ▆▆▆▆▆ ▆▆ ▆▆▆
      </p>
      {canAnswer && (
        <div className={classes.coverActs}>
          <Button size="xs" leftSection={<IconCup size={16} stroke={1.75} aria-hidden="true" />} onClick={onStepBack}>
            {t('desk.veil.step_back')}
          </Button>
          <Button size="xs" variant="subtle" loading={reveal.isPending} onClick={() => reveal.mutate()}>
            {t('desk.veil.show')}
          </Button>
          {other && (
            <Button size="xs" variant="subtle" onClick={() => onGive(other)}>
              {t('desk.veil.give', { name: firstName(other.name) })}
            </Button>
          )}
        </div>
      )}
      {canAnswer && <p className={classes.small}>{t('desk.veil.words')}</p>}
      {reveal.error && <FormProblem error={reveal.error} />}
    </div>
  );
}

const firstName = (name: string) => name.split(' ')[0] ?? name;
