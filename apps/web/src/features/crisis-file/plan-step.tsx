import type { Room } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconCheck, IconCircle, IconPlayerSkipForward } from '@tabler/icons-react';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useCan } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { DueNote } from './due-note.tsx';
import classes from './plan.module.css';
import type { Plan, PlanStep } from './plan.rules.ts';
import { StepTool } from './step-tool.tsx';
import { useMarkStep } from './use-mark-step.ts';

const icons = { open: IconCircle, done: IconCheck, skipped: IconPlayerSkipForward };

/** One step: what, how, by whom, by when, the tool beside it; then who did it and when. */
export function PlanStepRow({
  step,
  room,
  plan,
  next,
  onSkip,
}: {
  step: PlanStep;
  room: Room;
  plan: Plan;
  /** The one to do now: its button is the brick of the page. */
  next: boolean;
  onSkip: () => void;
}) {
  const t = useWords();
  const notify = useNotify();
  const mark = useMarkStep();
  const canLead = useCan('crisis.lead') && room.crisis.state === 'open';
  const Icon = icons[step.state];
  const set = (state: PlanStep['state']) => mark.mutate({ key: step.key, state }, { onError: notify.failed });
  const done = () => {
    mark.mutate(
      { key: step.key, state: 'done' },
      {
        onSuccess: () => notify.done(t('plan.done.said', { title: step.title }), () => set('open')),
        onError: notify.failed,
      },
    );
  };
  return (
    <li id={`etape-${step.key}`} className={classes.step} data-state={step.state} data-next={next || undefined}>
      <span className={classes.mark} data-state={step.state}>
        <Icon size={16} stroke={2} aria-hidden="true" />
        <span className="vh">{t(`plan.state.${step.state}`)}</span>
      </span>
      <div className={classes.words}>
        <h3 className={classes.title}>{step.title}</h3>
        <p className={rows.meta}>
          {step.who && <Tag kind="line">{step.who}</Tag>}
          {step.state === 'open' && step.dueAt && room.crisis.state === 'open' && <DueNote dueAt={step.dueAt} />}
          {step.state !== 'open' && <StepTrace step={step} />}
        </p>
        {step.help &&
          (step.state === 'open' ? (
            <p className={classes.help}>{step.help}</p>
          ) : (
            <details className={rows.why}>
              <summary>{t('plan.how')}</summary>
              <p className={classes.help}>{step.help}</p>
            </details>
          ))}
        {step.note && <p className={classes.note}>{step.note}</p>}
        <StepTool step={step} room={room} plan={plan} />
      </div>
      {canLead && (
        <div className={classes.acts}>
          {step.state === 'open' ? (
            <>
              <Button
                size="sm"
                variant={next ? 'filled' : 'default'}
                loading={mark.isPending}
                onClick={done}
                leftSection={<IconCheck size={16} stroke={1.75} aria-hidden="true" />}
              >
                {t('plan.done')}
                <span className="vh">{`, ${step.title}`}</span>
              </Button>
              <Button size="sm" variant="subtle" onClick={onSkip}>
                {t('plan.skip')}
                <span className="vh">{`, ${step.title}`}</span>
              </Button>
            </>
          ) : (
            <Button size="xs" variant="subtle" loading={mark.isPending} onClick={() => set('open')}>
              {t('plan.reopen')}
              <span className="vh">{`, ${step.title}`}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function StepTrace({ step }: { step: PlanStep }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const late = step.state === 'done' && step.at && step.dueAt ? Date.parse(step.at) - Date.parse(step.dueAt) : 0;
  return (
    <>
      <span>
        {t(step.state === 'done' ? 'plan.trace.done' : 'plan.trace.skipped', {
          at: step.at ? format.moment(step.at, now) : '',
          by: step.by ?? 'Beffroi',
        })}
      </span>
      {late >= 60_000 && <span>{t('plan.trace.late', { duration: format.duration(late) })}</span>}
    </>
  );
}
