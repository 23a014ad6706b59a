import type { QueryIssueView } from '@beffroi/contracts';
import { type RefObject, useId, useRef } from 'react';
import { litSpans } from '../../shared/mentions/mention-text.rules.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { applySuggestion, excerptOf, underlined } from './query.rules.ts';
import classes from './query-field.module.css';

/** The query, its faults underlined where they are and said in words under it. */
export function QueryField({
  value,
  onChange,
  issues,
  inputRef,
}: {
  value: string;
  onChange: (query: string) => void;
  issues: readonly QueryIssueView[];
  inputRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const t = useWords();
  const id = useId();
  const mirror = useRef<HTMLDivElement>(null);
  const put = (next: { query: string; caret: number }) => {
    onChange(next.query);
    requestAnimationFrame(() => {
      inputRef.current?.focus();
      inputRef.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  return (
    <div>
      <label htmlFor={id} className={classes.label}>
        {t('watches.query')}
      </label>
      <p id={`${id}-hint`} className={classes.hint}>
        {t('watches.query.hint')}
      </p>
      <div className={classes.field}>
        <div ref={mirror} className={classes.mirror} aria-hidden="true">
          {litSpans(value, underlined(value, issues)).map((span, index) =>
            span.lit ? (
              <span key={index} className={classes.fault}>
                {span.text}
              </span>
            ) : (
              span.text
            ),
          )}
          {'\n'}
        </div>
        <textarea
          id={id}
          ref={inputRef}
          data-path="query"
          className={classes.input}
          required
          rows={5}
          maxLength={20_000}
          spellCheck={false}
          autoCapitalize="none"
          value={value}
          aria-invalid={issues.length > 0}
          aria-describedby={`${id}-hint ${id}-issues`}
          onChange={(event) => onChange(event.currentTarget.value)}
          onScroll={(event) => mirror.current?.scrollTo({ top: event.currentTarget.scrollTop })}
        />
      </div>
      <div role="status">
        <ul id={`${id}-issues`} className={classes.issues}>
          {issues.map((issue) => (
            <Issue key={`${issue.code}${issue.from}`} query={value} issue={issue} inputRef={inputRef} onApply={put} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function Issue({
  query,
  issue,
  inputRef,
  onApply,
}: {
  query: string;
  issue: QueryIssueView;
  inputRef: RefObject<HTMLTextAreaElement | null>;
  onApply: (next: { query: string; caret: number }) => void;
}) {
  const t = useWords();
  const { locale } = useFormat();
  const excerpt = excerptOf(query, issue);
  const suggestion = issue.suggestion?.[locale];
  const show = () => {
    inputRef.current?.focus();
    inputRef.current?.setSelectionRange(issue.from, issue.to);
  };
  return (
    <li>
      <span>{issue.message[locale]}</span>
      {excerpt && query.length > excerpt.length && (
        <button type="button" className={classes.show} onClick={show}>
          {t('watches.issue.show', { excerpt })}
        </button>
      )}
      {suggestion && (
        <button
          type="button"
          className={classes.show}
          onClick={() => onApply(applySuggestion(query, issue, suggestion))}
        >
          {t('watches.issue.apply')} <code>{suggestion}</code>
        </button>
      )}
    </li>
  );
}
