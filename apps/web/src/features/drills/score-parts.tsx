import type { Drill } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { IconAlertTriangle, IconCheck, IconHourglass, IconMinus } from '@tabler/icons-react';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './drills.module.css';
import { type ScorePart, standing } from './drills.rules.ts';

const tags = {
  waiting: { kind: 'line', Icon: IconHourglass },
  kept: { kind: 'calm', Icon: IconCheck },
  never: { kind: 'line', Icon: IconMinus },
  beyond: { kind: 'watch', Icon: IconAlertTriangle },
} as const;

/** What a drill is scored by: how long each thing took against its target, and the points that it gives. */
export function ScoreParts({ score, running = false }: { score: Drill['score']; running?: boolean }) {
  const t = useWords();
  return (
    <ul className={classes.parts}>
      {score.parts.map((part) => (
        <Part key={part.key} part={part} running={running} />
      ))}
      <li className={classes.total}>
        <span>{t('drills.points')}</span>
        <b>{t('drills.points.of', { points: score.points, of: score.of })}</b>
      </li>
    </ul>
  );
}

function Part({ part, running }: { part: ScorePart; running: boolean }) {
  const t = useWords();
  const format = useFormat();
  const state = standing(part);
  const { kind, Icon } = tags[state === 'waiting' && !running ? 'never' : state];
  const unit = part.key === 'requests' ? 'count' : 'minutes';
  return (
    <li className={classes.part}>
      <div className={classes.partWords}>
        <p className={classes.partName}>{part.label[format.locale]}</p>
        <p className={classes.quiet}>{t(`drills.target.${unit}`, { target: format.number(part.target) })}</p>
      </div>
      <p className={classes.value}>
        {part.value === undefined
          ? t(running ? 'drills.value.waiting' : 'drills.value.never')
          : t(`drills.value.${unit}`, { value: format.ratio(part.value) })}
      </p>
      <Tag kind={kind} icon={<Icon size={14} stroke={1.75} aria-hidden="true" />}>
        {t(state === 'waiting' && !running ? 'drills.standing.never' : `drills.standing.${state}`)}
      </Tag>
      <p className={classes.partPoints}>{part.of > 0 && t('drills.points.of', { points: part.points, of: part.of })}</p>
    </li>
  );
}
