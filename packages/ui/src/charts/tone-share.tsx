import { type ToneName, toneOrder } from '../components/tone-badge.tsx';
import classes from './charts.module.css';

/** Shares of tone as one bar, always in the same order. `sentence` says them; without it the bar is decorative. */
export function ToneShare({ counts, sentence }: { counts: Record<ToneName, number>; sentence?: string }) {
  return (
    <div className={classes.share} role={sentence ? 'img' : undefined} aria-label={sentence} aria-hidden={!sentence}>
      {toneOrder.map(
        (tone) =>
          counts[tone] > 0 && <i key={tone} className={classes[`share_${tone}`]} style={{ flexGrow: counts[tone] }} />,
      )}
    </div>
  );
}
