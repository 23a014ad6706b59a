import type { Room } from '@beffroi/contracts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { type RoomStep, roomSteps } from './room.rules.ts';
import classes from './room-steps.module.css';

/** How far it is from the first signal to calm, in six steps. */
export function RoomSteps({ room }: { room: Room }) {
  const t = useWords();
  const steps = roomSteps(room);
  return (
    <ol className={classes.steps} aria-label={t('crisis.steps')}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={classes[step.state]}
          data-alarm={step.key === 'alarm' && room.crisis.state === 'open' ? '' : undefined}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <Step step={step} room={room} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step, room }: { step: RoomStep; room: Room }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { figures, crisis } = room;
  const name = t(step.key === 'alarm' && !crisis.detectedAt ? 'crisis.step.opened' : `crisis.step.${step.key}`);
  if (step.key === 'turn' && figures.negativeBefore !== undefined && figures.negativeNow !== undefined) {
    const [before, share] = [format.percent(figures.negativeBefore), format.percent(figures.negativeNow)];
    return (
      <>
        <b>{step.state === 'waiting' ? t('crisis.step.state.waiting') : t('crisis.step.turn.now', { share })}</b>
        <span>{step.state === 'waiting' ? name : `${name}, ${t('crisis.step.turn.before', { before })}`}</span>
      </>
    );
  }
  return (
    <>
      <b>{step.at ? format.moment(step.at, now) : t(`crisis.step.state.${step.state}`)}</b>
      <span>
        {name}
        {step.afterMs !== undefined &&
          step.key !== 'signal' &&
          `, ${t('crisis.step.after', { duration: format.duration(step.afterMs) })}`}
      </span>
    </>
  );
}
