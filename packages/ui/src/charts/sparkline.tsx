import classes from './charts.module.css';

/** A few counts as bars without an axis; the figures beside it are what is read. `alarmFrom` turns the later ones red. */
export function Sparkline({ values, alarmFrom }: { values: readonly number[]; alarmFrom?: number | undefined }) {
  const max = Math.max(1, ...values);
  const slot = 300 / Math.max(1, values.length);
  return (
    <svg viewBox="0 0 300 60" preserveAspectRatio="none" className={classes.spark} aria-hidden="true">
      {values.map((value, index) => {
        const tall = Math.max(2, (value / max) * 58);
        return (
          <rect
            key={index}
            className={alarmFrom !== undefined && index >= alarmFrom ? classes.sparkAlarm : classes.sparkBar}
            x={index * slot + 1}
            width={slot - 2}
            y={60 - tall}
            height={tall}
          />
        );
      })}
    </svg>
  );
}
