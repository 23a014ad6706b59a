import { findEntities } from '@beffroi/engines/counting';
import classes from './text-field.module.css';

/** A text area that grows, over a mirror that lights hashtags, links and what is too long. */
export function TextField({
  id,
  label,
  value,
  over,
  describedBy,
  inputRef,
  lang,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  /** UTF-16 offset from which the text is too long. */
  over?: number | undefined;
  describedBy?: string;
  inputRef: (element: HTMLTextAreaElement | null) => void;
  lang: string;
  onChange: (text: string) => void;
}) {
  return (
    <div className={classes.field}>
      <div className={classes.mirror} aria-hidden="true">
        <Mirror text={value} over={Math.min(over ?? value.length, value.length)} />
        {'\n'}
      </div>
      <textarea
        id={id}
        ref={inputRef}
        className={classes.input}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={over !== undefined}
        lang={lang}
        rows={4}
        maxLength={70_000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

function Mirror({ text, over }: { text: string; over: number }) {
  const cuts = findEntities(text, { bareDomains: true }).filter(({ kind }) => kind !== 'email');
  const edges = [...new Set([0, over, text.length, ...cuts.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(0, -1).map((from, index) => {
    const piece = text.slice(from, edges[index + 1]);
    const lit = cuts.some((cut) => from >= cut.from && from < cut.to);
    return (
      <span key={from} className={from >= over ? classes.over : lit ? classes.lit : undefined}>
        {piece}
      </span>
    );
  });
}
