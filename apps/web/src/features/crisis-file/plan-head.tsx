import type { Room } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { DueNote } from './due-note.tsx';
import classes from './plan.module.css';
import { type Plan, tallyOf } from './plan.rules.ts';

/** What to keep in mind, where it stands in a course of bricks, and the next decision. */
export function PlanHead({ plan, room }: { plan: Plan; room: Room }) {
  const t = useWords();
  const now = useNow(5000);
  const tally = tallyOf(plan.steps, now);
  const open = room.crisis.state === 'open';
  return (
    <Panel title={t('plan.where')} end={<span className={classes.tally}>{t('plan.tally', tally)}</span>}>
      <div className={classes.head}>
        <ul className={classes.bricks} aria-hidden="true">
          {plan.steps.map((step) => (
            <li
              key={step.key}
              data-state={step.state}
              data-late={(open && step.state === 'open' && step.dueAt && Date.parse(step.dueAt) < now) || undefined}
            />
          ))}
        </ul>
        {plan.principle && <p className={classes.principle}>{plan.principle}</p>}
        {open && plan.next && (
          <p className={classes.next}>
            <span className={classes.nextLabel}>{t('plan.next')}</span>
            <a href={`#etape-${plan.next.key}`}>{plan.next.title}</a>
            {plan.next.dueAt && <DueNote dueAt={plan.next.dueAt} />}
          </p>
        )}
        {open && !plan.next && <p className={classes.next}>{t('plan.all')}</p>}
      </div>
    </Panel>
  );
}
