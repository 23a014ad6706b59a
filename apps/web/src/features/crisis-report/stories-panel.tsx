import type { AfterAction } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { PostsLink } from '../../shared/links.tsx';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './report.module.css';

const MOST = 5;

/** What most posts told. */
export function StoriesPanel({ report: { stories, crisis } }: { report: AfterAction }) {
  const t = useWords();
  const { number } = useTerritoryFormat();
  if (stories.length === 0) return null;
  const to = crisis.closedAt ? { a: crisis.closedAt } : {};
  return (
    <Panel title={t('crisisReport.stories')}>
      <ol className={classes.stories}>
        {stories.slice(0, MOST).map(({ id, title, mentions, voices }) => (
          <li key={id}>
            <span>
              {title}
              <small>{t('today.story.voices', { count: voices, number: number(voices) })} </small>
            </span>
            <PostsLink posts={{ histoire: id, de: crisis.firstSignalAt, ...to }}>{number(mentions)}</PostsLink>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
