import { type RotaSlot, setSlots } from '@beffroi/contracts';
import { EmptyState } from '@beffroi/ui';
import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { newKey } from '../../shared/new-id.ts';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { mondayOf } from '../calendar/period.rules.ts';
import type { Reach } from './reach.tsx';
import { newSlot, presets, type SlotDraft, written } from './rota.rules.ts';
import { SlotFields } from './slot-fields.tsx';

const MOST_SLOTS = 20;

/** The slots of the rota, written together: what overlaps is refused whole. */
export function SlotsEditor({ slots, people }: { slots: readonly RotaSlot[]; people: readonly Reach[] }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [drafts, setDrafts] = useState<readonly SlotDraft[]>(() => slots.map((slot) => ({ ...slot, key: slot.id })));
  const [changed, setChanged] = useState(false);
  const change = (next: readonly SlotDraft[]) => {
    setDrafts(next);
    setChanged(true);
  };
  const save = useMutation({
    mutationFn: () => call(setSlots, { params: { territoryId }, body: { slots: drafts.map(written) } }),
    async onSuccess(saved) {
      setDrafts(saved.slots.map((slot) => ({ ...slot, key: slot.id })));
      setChanged(false);
      notify.done(t('oncall.slots.saved'));
      await client.invalidateQueries({ queryKey: ['rota', territoryId] });
    },
  });
  const alone = drafts.find(({ people: chosen }) => chosen.length === 0);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {drafts.length === 0 && <EmptyState>{t('oncall.slots.none')}</EmptyState>}
      {drafts.map((draft) => (
        <SlotFields
          key={draft.key}
          slot={draft}
          people={people}
          onChange={(next) => change(drafts.map((each) => (each.key === draft.key ? next : each)))}
          onRemove={() => change(drafts.filter((each) => each.key !== draft.key))}
        />
      ))}
      <div className={`${rows.more} ${rows.gap}`}>
        {save.error && <FormProblem error={save.error} />}
        {changed && alone && <p className={rows.note}>{t('oncall.slots.alone', { name: alone.name })}</p>}
        <div className={rows.bar}>
          <Button type="submit" variant="filled" loading={save.isPending} disabled={!changed || alone !== undefined}>
            {t('oncall.slots.save')}
          </Button>
          {drafts.length < MOST_SLOTS && (
            <Menu>
              <Menu.Target>
                <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}>
                  {t('oncall.slots.add')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {presets.map((preset) => (
                  <Menu.Item
                    key={preset}
                    onClick={() => {
                      const name = t(`oncall.preset.${preset}`);
                      change([...drafts, newSlot(preset, name, mondayOf(format.dayKey(now)), newKey())]);
                    }}
                  >
                    {t(`oncall.preset.${preset}`)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
        <p className={rows.small}>{t('oncall.slots.counted')}</p>
      </div>
    </form>
  );
}
