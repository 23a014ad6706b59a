import { playbookPhases, resetPlaybook } from '@beffroi/contracts';
import { EmptyState, Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './playbooks.module.css';
import type { KnownPlaybook, Step } from './playbooks.rules.ts';

/** A playbook as it will be followed. */
export function PlaybookView({ playbook, onEdit }: { playbook: KnownPlaybook; onEdit: () => void }) {
  const t = useWords();
  const canConfigure = useCan('crisis.configure');
  const [resetting, setResetting] = useState(false);
  return (
    <>
      <Panel
        title={playbook.title}
        end={
          canConfigure && (
            <span className={classes.acts}>
              {playbook.changed && (
                <Button size="xs" variant="subtle" onClick={() => setResetting(true)}>
                  {t('playbooks.reset')}
                </Button>
              )}
              <Button size="xs" onClick={onEdit}>
                {t('playbooks.edit')}
              </Button>
            </span>
          )
        }
      >
        <div className={rows.gap}>
          {playbook.principle && <p className={classes.principle}>{playbook.principle}</p>}
          <p className={rows.small}>{t('playbooks.keeps')}</p>
        </div>
      </Panel>
      {playbook.steps.length === 0 ? (
        <Panel label={t('playbooks.steps')}>
          <EmptyState>{t('playbooks.steps.none')}</EmptyState>
        </Panel>
      ) : (
        playbookPhases.map((phase) => {
          const steps = playbook.steps.filter((step) => step.phase === phase);
          return (
            steps.length > 0 && (
              <Panel key={phase} title={t(`playbooks.phase.${phase}`)} flush>
                <ol>
                  {steps.map((step) => (
                    <StepRead key={step.key} step={step} />
                  ))}
                </ol>
              </Panel>
            )
          );
        })
      )}
      <Rest playbook={playbook} />
      {resetting && <ResetDialog playbook={playbook} onClose={() => setResetting(false)} />}
    </>
  );
}

function StepRead({ step }: { step: Step }) {
  const t = useWords();
  const format = useFormat();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <h3 className={rows.title}>{step.title}</h3>
        {step.help && <p className={rows.text}>{step.help}</p>}
        <p className={rows.meta}>
          {step.who && <Tag kind="line">{step.who}</Tag>}
          {step.withinMinutes !== undefined && (
            <span>{t('playbooks.within', { duration: format.duration(step.withinMinutes * 60_000) })}</span>
          )}
          {step.tool !== 'none' && <span>{t('playbooks.beside', { tool: t(`playbooks.tool.${step.tool}`) })}</span>}
        </p>
      </div>
    </li>
  );
}

function Rest({ playbook }: { playbook: KnownPlaybook }) {
  const t = useWords();
  return (
    <>
      {playbook.options.length > 0 && (
        <Panel title={t('playbooks.options')} flush>
          <ul>
            {playbook.options.map((option) => (
              <li key={option.key} className={rows.row}>
                <div className={rows.words}>
                  <h3 className={rows.title}>{option.tone}</h3>
                  {option.when && <p className={rows.small}>{option.when}</p>}
                  <p className={classes.quote}>{option.text}</p>
                </div>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {(playbook.hashtags.length > 0 || playbook.speakers.length > 0 || playbook.videoBrief) && (
        <Panel title={t('playbooks.rest')}>
          <div className={rows.gap}>
            {playbook.hashtags.length > 0 && (
              <div>
                <h3 className={rows.title}>{t('playbooks.hashtags')}</h3>
                <p>{playbook.hashtags.join(', ')}</p>
              </div>
            )}
            {playbook.speakers.length > 0 && (
              <div>
                <h3 className={rows.title}>{t('playbooks.speakers')}</h3>
                <dl className={classes.speakers}>
                  {playbook.speakers.map((each) => (
                    <div key={each.who}>
                      <dt>{each.who}</dt>
                      <dd>{each.says}</dd>
                    </div>
                  ))}
                </dl>
              </div>
            )}
            {playbook.videoBrief && (
              <div>
                <h3 className={rows.title}>{t('playbooks.video')}</h3>
                <p className={rows.text}>{playbook.videoBrief}</p>
              </div>
            )}
          </div>
        </Panel>
      )}
    </>
  );
}

function ResetDialog({ playbook, onClose }: { playbook: KnownPlaybook; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  return (
    <ConfirmDialog
      title={t('playbooks.reset.title')}
      verb={t('playbooks.reset')}
      onClose={onClose}
      act={async () => {
        await call(resetPlaybook, { params: { territoryId, kind: playbook.kind } });
        await client.invalidateQueries({ queryKey: ['playbooks', territoryId] });
        notify.done(t('playbooks.reset.done'));
      }}
    >
      {t('playbooks.reset.words', { kind: t(`crisis.kind.${playbook.kind}`) })}
    </ConfirmDialog>
  );
}
