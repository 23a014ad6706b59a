import { playbookPhases, setPlaybook } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { OptionsFields } from './options-fields.tsx';
import classes from './playbooks.module.css';
import { type KnownPlaybook, movedStep, newStep, type Phase, sentPlaybook } from './playbooks.rules.ts';
import { StepFields } from './step-fields.tsx';
import { VoicesFields } from './voices-fields.tsx';

const MOST_STEPS = 60;

/** A playbook as it is written; rooms that are open already keep theirs. */
export function PlaybookEditor({ playbook, onClose }: { playbook: KnownPlaybook; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [draft, setDraft] = useState(playbook);
  const [said, setSaid] = useState('');
  const [opened, setOpened] = useState<string>();
  const change = (part: Partial<KnownPlaybook>) => setDraft((now) => ({ ...now, ...part }));
  const save = useMutation({
    mutationFn: () =>
      call(setPlaybook, {
        params: { territoryId, kind: playbook.kind },
        body: sentPlaybook(draft, playbookPhases),
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['playbooks', territoryId] });
      notify.done(t('playbooks.saved'));
      onClose();
      scrollTo({ top: 0 });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const add = (phase: Phase) => {
    const step = newStep(phase, draft.steps);
    change({ steps: [...draft.steps, step] });
    setOpened(step.key);
  };
  const move = (key: string, by: 1 | -1) => {
    const steps = movedStep(draft.steps, key, by);
    const moved = steps.find((step) => step.key === key);
    const peers = steps.filter((step) => step.phase === moved?.phase);
    change({ steps });
    setSaid(
      t('playbooks.moved', {
        title: moved?.title ?? '',
        place: peers.findIndex((step) => step.key === key) + 1,
        count: peers.length,
      }),
    );
  };
  return (
    <form className={rows.stack} onSubmit={submit}>
      <p className="vh" role="status">
        {said}
      </p>
      <Panel title={t('playbooks.editing', { kind: t(`crisis.kind.${playbook.kind}`) })}>
        <div className={rows.gap}>
          <TextInput
            required
            withAsterisk={false}
            maxLength={120}
            label={t('playbooks.name')}
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <Textarea
            autosize
            minRows={2}
            maxRows={6}
            maxLength={600}
            label={t('playbooks.principle')}
            description={t('playbooks.principle.hint')}
            value={draft.principle}
            onChange={(event) => change({ principle: event.currentTarget.value })}
          />
        </div>
      </Panel>
      {playbookPhases.map((phase) => {
        const steps = draft.steps.filter((step) => step.phase === phase);
        return (
          <Panel key={phase} title={t(`playbooks.phase.${phase}`)}>
            {steps.length > 0 && (
              <ol className={classes.steps}>
                {steps.map((step, index) => (
                  <li key={step.key}>
                    <StepFields
                      step={step}
                      place={index + 1}
                      last={index === steps.length - 1}
                      open={opened === step.key}
                      onOpen={() => setOpened(opened === step.key ? undefined : step.key)}
                      onChange={(next) =>
                        change({ steps: draft.steps.map((each) => (each.key === step.key ? next : each)) })
                      }
                      onRemove={() => change({ steps: draft.steps.filter((each) => each.key !== step.key) })}
                      onMove={(by) => move(step.key, by)}
                    />
                  </li>
                ))}
              </ol>
            )}
            {draft.steps.length < MOST_STEPS && (
              <Button
                size="xs"
                className={classes.add}
                leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
                onClick={() => add(phase)}
              >
                {t('playbooks.step.add')}
              </Button>
            )}
          </Panel>
        );
      })}
      <OptionsFields options={draft.options} onChange={(options) => change({ options })} />
      <VoicesFields playbook={draft} onChange={change} />
      <div className={classes.save}>
        {save.error && <FormProblem error={save.error} />}
        <div className={rows.bar}>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('playbooks.save')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}
