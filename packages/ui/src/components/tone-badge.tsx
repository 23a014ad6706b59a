import classes from './tone-badge.module.css';

export type ToneName = 'positive' | 'negative' | 'ironic' | 'neutral';

/** The order of stacked bars. */
export const toneOrder: readonly ToneName[] = ['negative', 'ironic', 'neutral', 'positive'];

/** The glyph of a tone, so that colour never says it alone. */
export function ToneGlyph({ tone }: { tone: ToneName }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" className={classes.glyph}>
      {tone === 'positive' && <path d="M6 2 11 10H1Z" fill="currentColor" />}
      {tone === 'negative' && <path d="M6 10 1 2h10Z" fill="currentColor" />}
      {tone === 'ironic' && (
        <path
          d="M1 7.5C2.6 3.5 4.4 3.5 6 6s3.4 2.5 5-1.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.9"
          strokeLinecap="round"
        />
      )}
      {tone === 'neutral' && <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.8" />}
    </svg>
  );
}

/** Glyph, word and colour. A tone that is not sure takes an outline and says that it is to be checked. */
export function ToneBadge({ tone, label, doubt }: { tone: ToneName; label: string; doubt?: string | undefined }) {
  return (
    <span className={`${classes.tone} ${classes[tone]} ${doubt ? classes.doubtful : ''}`}>
      <ToneGlyph tone={tone} />
      {label}
      {doubt && <span className={classes.doubt}>{doubt}</span>}
    </span>
  );
}
