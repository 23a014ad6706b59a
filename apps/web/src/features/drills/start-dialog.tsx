import { startDrill } from '@beffroi/contracts';
import { Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldSet, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { lastsMs, type ScenarioCard, speeds } from './drills.rules.ts';

/** How fast it is played, and what everybody should know before it begins. */
export function StartDialog({ scenario, onClose }: { scenario: ScenarioCard; onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { speed: '10' },
    send: ({ speed }) =>
      call(startDrill, { params: { territoryId }, body: { scenarioId: scenario.id, speed: Number(speed) } }),
    async onDone() {
      await client.invalidateQueries({ queryKey: ['drills', territoryId] });
      onClose();
      scrollTo({ top: 0 });
    },
  });
  return (
    <Dialog title={t('drills.start.title', { title: scenario.title })} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('drills.start')}>
        <Radio.Group {...form.getInputProps('speed')}>
          <FieldSet legend={t('drills.speed')} hint={t('drills.speed.hint')}>
            {speeds.map((speed, index) => (
              <Radio
                key={speed}
                data-autofocus={index === 2 || undefined}
                value={String(speed)}
                label={t(speed === 1 ? 'drills.speed.real' : 'drills.speed.times', {
                  speed: format.number(speed),
                  duration: format.duration(lastsMs(scenario.minutes, speed)),
                })}
              />
            ))}
          </FieldSet>
        </Radio.Group>
        <div className={rows.note}>
          <ul>
            <li>{t('drills.start.leaves')}</li>
            <li>{t('drills.start.band')}</li>
            <li>{t('drills.start.alarm')}</li>
          </ul>
        </div>
      </Form>
    </Dialog>
  );
}
