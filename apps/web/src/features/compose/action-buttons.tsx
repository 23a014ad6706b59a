import type { Channel } from '@beffroi/contracts';
import { Button, Textarea } from '@mantine/core';
import { IconCalendarCheck, IconSend, IconUserCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useWords } from '../../shared/words.ts';
import type { ActionName, Reason } from './actions.rules.ts';
import classes from './compose.module.css';

const icons = { propose: IconUserCheck, schedule: IconCalendarCheck, now: IconSend };

export type Offer = { action: ActionName; label: string; reasons: readonly Reason[] };

/** The actions, the main one in brick; each says why it waits. */
export function ActionButtons({
  offers,
  pending,
  onAsk,
}: {
  offers: readonly Offer[];
  pending: boolean;
  onAsk: (action: ActionName) => void;
}) {
  return offers.toReversed().map(({ action, label, reasons }) => {
    const Icon = icons[action];
    const main = action === offers[0]?.action;
    return (
      <Button
        key={action}
        variant={main ? 'filled' : 'default'}
        disabled={reasons.length > 0}
        loading={main && pending}
        aria-describedby={reasons.length > 0 ? 'pourquoi' : undefined}
        aria-keyshortcuts={main ? 'Control+Enter' : undefined}
        leftSection={<Icon size={17} stroke={1.75} aria-hidden="true" />}
        onClick={() => onAsk(action)}
      >
        {label}
      </Button>
    );
  });
}

/** Why the main action waits, in words, where everybody reads it. */
export function ReasonsLine({ offer, after }: { offer: Offer | undefined; after: string | undefined }) {
  const t = useWords();
  const words = (offer?.reasons ?? []).map((reason) => t(`compose.why.${reason.why}`, { ...reason }));
  const said = words.length > 0 ? words.join(' ') : after;
  return (
    <p id="pourquoi" className={classes.why}>
      {said}
    </p>
  );
}

/** Asks once more, with what there is to know: who is asked, or what is about to leave. */
export function ActionDialog({
  offer,
  silence,
  channels,
  cost,
  act,
  onClose,
}: {
  offer: Offer;
  silence: string;
  channels: readonly Channel[];
  cost: string;
  act: (note: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useWords();
  const [note, setNote] = useState('');
  const propose = offer.action === 'propose';
  const send = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.closest('[role="dialog"]')?.querySelector<HTMLElement>('[data-variant="filled"]')?.click();
  };
  return (
    <ConfirmDialog title={offer.label} verb={offer.label} act={() => act(note)} onClose={onClose}>
      <div className={classes.ask}>
        {propose ? (
          <>
            <Textarea
              data-autofocus
              label={t('compose.note')}
              description={t('compose.note.hint')}
              autosize
              minRows={2}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
              onKeyDown={send}
            />
            {silence && <p className={classes.small}>{silence}</p>}
          </>
        ) : (
          <p>{t('compose.leaves', { names: channels.map(({ name }) => name).join(', '), count: channels.length })}</p>
        )}
        {cost && <p className={classes.small}>{cost}</p>}
      </div>
    </ConfirmDialog>
  );
}
