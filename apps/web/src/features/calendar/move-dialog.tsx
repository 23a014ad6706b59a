import { cancelPublication, type PublicationCard } from '@beffroi/contracts';
import { toInstant } from '@beffroi/engines/schedule';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { titleOf } from './card.rules.ts';
import { plusDays } from './period.rules.ts';
import type { Move } from './use-move.ts';
import classes from './dialogs.module.css';

/** The twin of the drag: a day, an hour, or one of a few near ones. */
export function MoveDialog({ card, move, onClose }: { card: PublicationCard; move: Move; onClose: () => void }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const client = useQueryClient();
  const now = useNow();
  const { id: territoryId, timeZone } = useTerritory();
  const [start = '', hours = '10:00'] = card.localTime?.split('T') ?? [];
  const today = format.dayKey(now);
  const [day, setDay] = useState(start || plusDays(today, 1));
  const [hour, setHour] = useState(hours);
  const reading = toInstant(`${day}T${hour}`, timeZone);
  const isPast = reading.ok && reading.at <= now;
  const isSame = `${day}T${hour}` === card.localTime;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!reading.ok || isPast) return;
    void move(card, `${day}T${hour}`);
    onClose();
  };
  const takeBack = useMutation({
    mutationFn: () =>
      call(cancelPublication, { params: { territoryId, publicationId: card.id }, body: { to: 'cancelled' } }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['publications', territoryId] });
      onClose();
    },
  });
  return (
    <Dialog title={t('calendar.move.title')} onClose={onClose}>
      <div className={classes.stack}>
        <p>
          <Link to={`/t/${territoryId}/publications/${card.id}` as string}>{titleOf(card)}</Link>
          {card.dueAt && `, ${format.day(card.dueAt)}, ${format.hour(card.dueAt)}`}
        </p>
        <Form onSubmit={send} pending={false} submit={t('calendar.move.do')}>
          <div className={classes.quick} role="group" aria-label={t('calendar.move.quick')}>
            {[
              ['calendar.move.tomorrow', plusDays(today, 1)],
              ['calendar.move.day_after', plusDays(start || today, 1)],
              ['calendar.move.week_after', plusDays(start || today, 7)],
            ].map(([words, value]) => (
              <Button key={words} size="xs" onClick={() => value && setDay(value)} aria-pressed={day === value}>
                {t(words as 'calendar.move.tomorrow')}
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
            />
            <TextInput
              type="time"
              label={t('calendar.move.hour')}
              required
              withAsterisk={false}
              value={hour}
              onChange={(event) => setHour(event.currentTarget.value)}
              error={isPast && !isSame ? t('calendar.past') : undefined}
            />
          </FieldRow>
          {reading.ok && reading.message && <p className={classes.note}>{reading.message[format.locale]}</p>}
          {['approved', 'scheduled'].includes(card.state) && <p className={classes.hint}>{t('calendar.move.hint')}</p>}
        </Form>
        {takeBack.error && <FormProblem error={takeBack.error} />}
        <div className={classes.foot}>
          <Button variant="subtle" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
            {t('calendar.give_up')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
