import type { PublicationCard } from '@beffroi/contracts';
import { toInstant } from '@beffroi/engines/schedule';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { titleOf } from './card.rules.ts';
import { type HeldDecision, laterBy } from './held.rules.ts';
import { plusDays } from './period.rules.ts';
import classes from './dialogs.module.css';

/** One gets a day and an hour; many get a day, and keep their hours. */
export function HeldMoveDialog({
  cards,
  send,
  onClose,
}: {
  cards: readonly PublicationCard[];
  send: (decisions: HeldDecision[]) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { timeZone } = useTerritory();
  const today = format.dayKey(now);
  const [first] = cards;
  const [day, setDay] = useState(plusDays(today, 1));
  const [hour, setHour] = useState(first?.localTime?.slice(11) ?? '10:00');
  const one = cards.length === 1;
  const act = useMutation({ mutationFn: send, onSuccess: onClose });
  const at = (card: PublicationCard) => `${day}T${one ? hour : (card.localTime?.slice(11) ?? hour)}`;
  const isPast = cards.some((card) => {
    const reading = toInstant(at(card), timeZone);
    return !reading.ok || reading.at <= now;
  });
  const move = (timeOf: (card: PublicationCard) => string | undefined) =>
    act.mutate(
      cards.map((card) => ({
        publicationId: card.id,
        decision: 'move' as const,
        localTime: timeOf(card) ?? at(card),
      })),
    );
  const later = (days: number) => {
    const shift = laterBy(days, plusDays);
    return move((card) => shift(card.localTime));
  };
  return (
    <Dialog title={t('held.move.title', { count: cards.length })} onClose={onClose}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPast) move(at);
        }}
        pending={act.isPending}
        {...(act.error ? { rest: act.error } : {})}
        submit={t('calendar.move.do')}
      >
        {one && first && <p>{titleOf(first)}</p>}
        <div className={classes.quick} role="group" aria-label={t('calendar.move.quick')}>
          {([1, 2, 7] as const).map((days) => (
            <Button key={days} size="xs" onClick={() => later(days)} disabled={act.isPending}>
              {t('held.later', { count: days })}
            </Button>
          ))}
        </div>
        <FieldRow>
          <TextInput
            data-autofocus
            type="date"
            label={t('calendar.move.day')}
            min={today}
            required
            withAsterisk={false}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            error={isPast ? t('calendar.past') : undefined}
          />
          {one && (
            <TextInput
              type="time"
              label={t('calendar.move.hour')}
              required
              withAsterisk={false}
              value={hour}
              onChange={(event) => setHour(event.currentTarget.value)}
            />
          )}
        </FieldRow>
        {!one && <p className={classes.hint}>{t('held.move.hint')}</p>}
      </Form>
    </Dialog>
  );
}
