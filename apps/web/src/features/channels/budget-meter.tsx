import { updateChannel, type Channel } from '@beffroi/contracts';
import { Button, NumberInput, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { moneyWords, spentShare } from './channels.rules.ts';
import classes from './channels.module.css';

/** What an account that is paid by use has spent this month, and where it stops. */
export function BudgetMeter({ channel }: { channel: Channel }) {
  const t = useWords();
  const { locale } = useFormat();
  const canManage = useCan('channels.manage');
  const [setting, setSetting] = useState(false);
  const { budget, facts } = channel;
  if (!budget) return null;
  const money = (amount: number) => moneyWords(locale, amount, budget.currency);
  const share = spentShare(budget);
  const words =
    budget.monthly === undefined
      ? t('channels.budget.spent', { spent: money(budget.spent) })
      : t('channels.budget.of', { spent: money(budget.spent), monthly: money(budget.monthly) });
  return (
    <div className={classes.budget}>
      <p className={classes.budgetLine}>
        <span className={share === 1 ? classes.trouble : undefined}>
          {words}
          {share === 1 && ` ${t('channels.budget.reached')}`}
        </span>
        {canManage && (
          <Button size="compact-sm" variant="subtle" onClick={() => setSetting(true)}>
            {t(budget.monthly === undefined ? 'channels.budget.set' : 'channels.budget.change')}
            <span className="vh">, {channel.name}</span>
          </Button>
        )}
      </p>
      {share !== undefined && (
        <Progress
          value={share * 100}
          size="sm"
          color={share > 0.8 ? 'amber' : 'slate'}
          aria-label={t('channels.budget')}
        />
      )}
      {facts.prices && (
        <p className={classes.small}>
          {t('channels.prices', { post: money(facts.prices.post), link: money(facts.prices.postWithLink) })}
        </p>
      )}
      {setting && <BudgetDialog channel={channel} budget={budget} onClose={() => setSetting(false)} />}
    </div>
  );
}

function BudgetDialog({
  channel,
  budget,
  onClose,
}: {
  channel: Channel;
  budget: NonNullable<Channel['budget']>;
  onClose: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { amount: budget.monthly === undefined ? ('' as const) : budget.monthly / 1000 } as {
      amount: number | string;
    },
    send: ({ amount }) =>
      call(updateChannel, {
        params: { territoryId, channelId: channel.id },
        body: { monthlyBudget: amount === '' ? null : Math.round(Number(amount) * 1000) },
      }),
    async onDone() {
      await client.invalidateQueries({ queryKey: ['channels', territoryId] });
      notify.done(t('admin.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('channels.budget.title', { name: channel.name })} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('channels.budget.save')}>
        <NumberInput
          data-autofocus
          min={0}
          max={100_000}
          decimalScale={2}
          decimalSeparator=","
          allowedDecimalSeparators={['.', ',']}
          suffix={` ${budget.currency}`}
          hideControls
          label={t('channels.budget.label')}
          description={t('channels.budget.hint')}
          {...form.getInputProps('amount')}
        />
      </Form>
    </Dialog>
  );
}
