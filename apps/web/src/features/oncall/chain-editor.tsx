import { type Chain, type getChain, type Output, setChain } from '@beffroi/contracts';
import { Button, NativeSelect, NumberInput, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { FieldRow } from '../../shared/form/form.tsx';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { ChainStepFields } from './chain-step-fields.tsx';
import { ChainWords } from './chain-words.tsx';
import { chainQuery } from './oncall.queries.ts';
import type { Reach } from './reach.tsx';
import { moved } from './rota.rules.ts';

const MOST_STEPS = 12;
const levels = [1, 2, 3, 4] as const;

/** The chain of calls: who, by what, how long one waits, how often it is gone through; said back in words. */
export function ChainEditor({ chain, people }: { chain: Output<typeof getChain>; people: readonly Reach[] }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { gateway, ...kept } = chain;
  const [draft, setDraft] = useState<Chain>(kept);
  const [changed, setChanged] = useState(false);
  const change = (part: Partial<Chain>) => {
    setDraft({ ...draft, ...part });
    setChanged(true);
  };
  const save = useMutation({
    mutationFn: () => call(setChain, { params: { territoryId }, body: draft }),
    async onSuccess() {
      setChanged(false);
      notify.done(t('oncall.chain.saved'));
      await client.invalidateQueries({ queryKey: chainQuery(territoryId).queryKey });
    },
  });
  return (
    <form
      className={rows.gap}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Switch
        label={t('oncall.chain.active')}
        description={t('oncall.chain.active.hint')}
        checked={draft.active}
        onChange={(event) => change({ active: event.currentTarget.checked })}
      />
      {draft.active && (
        <>
          <FieldRow>
            <NativeSelect
              label={t('oncall.chain.level')}
              value={String(draft.minLevel)}
              onChange={(event) => change({ minLevel: Number(event.currentTarget.value) })}
              data={levels.map((level) => ({ value: String(level), label: t(`settings.level.${level}`) }))}
            />
            <NumberInput
              label={t('oncall.chain.rounds')}
              min={1}
              max={5}
              value={draft.rounds}
              onChange={(value) => typeof value === 'number' && change({ rounds: value })}
            />
          </FieldRow>
          <div>
            {draft.steps.map((step, index) => (
              <ChainStepFields
                key={index}
                step={step}
                place={index + 1}
                last={index === draft.steps.length - 1}
                people={people}
                gateway={gateway}
                onChange={(next) => change({ steps: draft.steps.map((each, at) => (at === index ? next : each)) })}
                onMove={(by) => change({ steps: moved(draft.steps, index, by) })}
                {...(draft.steps.length > 1
                  ? { onRemove: () => change({ steps: draft.steps.filter((_, at) => at !== index) }) }
                  : {})}
              />
            ))}
          </div>
          {draft.steps.length < MOST_STEPS && (
            <div>
              <Button
                size="xs"
                leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
                onClick={() =>
                  change({ steps: [...draft.steps, { who: 'everyone', by: ['push', 'email'], waitMinutes: 10 }] })
                }
              >
                {t('oncall.chain.add')}
              </Button>
            </div>
          )}
          <ChainWords chain={draft} people={people} />
        </>
      )}
      {save.error && <FormProblem error={save.error} />}
      <div>
        <Button type="submit" loading={save.isPending} disabled={!changed}>
          {t('oncall.chain.save')}
        </Button>
      </div>
    </form>
  );
}
