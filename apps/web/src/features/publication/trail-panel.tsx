import { Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { trailQuery } from './publication.queries.ts';
import classes from './publication.module.css';

/** Its story in one paragraph: who wrote, changed, approved and sent it; and what the public could read, when. */
export function TrailPanel({
  publicationId,
  version,
  state,
}: {
  publicationId: string;
  version: number;
  state: string;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const trail = useQuery(trailQuery(id, publicationId, version, state));
  return (
    <Panel title={t('publication.trail')}>
      <QueryPanel query={trail} rows={2}>
        {({ paragraph, versions }) => (
          <>
            <p className={classes.trail}>{paragraph[format.locale]}</p>
            {versions.length > 0 && (
              <details className={classes.versions}>
                <summary>{t('publication.versions', { count: versions.length })}</summary>
                <ul>
                  {versions.map((each, index) => (
                    <li key={index}>
                      <p className={classes.small}>
                        {each.channelName},{' '}
                        {each.until
                          ? t('publication.public.until', {
                              from: format.moment(each.from, now),
                              until: format.moment(each.until, now),
                            })
                          : t('publication.public.since', { from: format.moment(each.from, now) })}
                      </p>
                      <p className={classes.plain}>{each.text}</p>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </QueryPanel>
    </Panel>
  );
}
