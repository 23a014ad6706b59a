import { useWords } from '../../shared/words.ts';
import { meaningOf } from './channels.rules.ts';
import classes from './channels.module.css';

/** What is asked of a network, and what for. */
export function ScopeList({ scopes }: { scopes: readonly string[] }) {
  const t = useWords();
  return (
    <ul className={classes.scopes}>
      {scopes.map((scope) => {
        const meaning = meaningOf(scope);
        return (
          <li key={scope}>
            <code>{scope}</code>
            {meaning && <span>{t(`channels.scope.${meaning}`)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
