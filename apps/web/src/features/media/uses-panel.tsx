import type { Media } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PublicationStateTag } from '../../shared/publishing/publication-state.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { usesQuery } from './media.queries.ts';
import classes from './media.module.css';

/** The publications that carry a medium: what waits keeps it from being deleted. */
export function UsesPanel({ medium }: { medium: Media }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const uses = useQuery(usesQuery(id, medium.id));
  return (
    <Panel title={t('media.uses')} flush>
      <QueryPanel query={uses} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t('media.uses.none')}</EmptyState>
          ) : (
            <ul>
              {items.map((each) => (
                <li key={each.id} className={classes.line}>
                  <span className={classes.lineMain}>
                    <Link to={`/t/${id}/publications/${each.id}` as string}>
                      {each.title || each.excerpt || t('media.uses.untitled')}
                    </Link>
                    <small>
                      {each.dueAt ? format.moment(each.dueAt, now) : t('media.uses.undated')}, {each.authorName}
                    </small>
                  </span>
                  <PublicationStateTag state={each.state} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryPanel>
    </Panel>
  );
}
