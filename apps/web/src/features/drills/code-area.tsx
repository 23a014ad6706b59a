import { type Ref, useRef } from 'react';
import classes from './code-area.module.css';

/** A text with its lines numbered, as the mistakes found in it name them. */
export function CodeArea({
  ref,
  label,
  value,
  onChange,
  readOnly = false,
  faulty = [],
}: {
  ref?: Ref<HTMLTextAreaElement>;
  label: string;
  value: string;
  onChange?: (value: string) => void;
  readOnly?: boolean;
  /** Lines with a mistake. */
  faulty?: readonly number[];
}) {
  const gutter = useRef<HTMLDivElement>(null);
  const lines = value.split('\n').length;
  return (
    <div className={classes.area}>
      <div ref={gutter} className={classes.gutter} aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          <span key={index} data-faulty={faulty.includes(index + 1) || undefined}>
            {index + 1}
          </span>
        ))}
      </div>
      <textarea
        ref={ref}
        aria-label={label}
        className={classes.text}
        value={value}
        readOnly={readOnly}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        rows={28}
        maxLength={100_000}
        onChange={(event) => onChange?.(event.currentTarget.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
