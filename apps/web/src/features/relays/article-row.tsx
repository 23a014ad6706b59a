import { type Article, setArticle, type PublicationState } from '@beffroi/contracts';
import { Tag, type TagKind } from '@beffroi/ui';
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendarCheck,
  IconCircleCheck,
  IconEyeOff,
  IconExternalLink,
  IconFileOff,
  IconSparkles,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { PublicationStateTag } from '../../shared/publishing/publication-state.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import type { ArticleState } from './relays.queries.ts';
import classes from './relays.module.css';

const looks: Record<ArticleState, { icon: typeof IconSparkles; kind: TagKind }> = {
  new: { icon: IconSparkles, kind: 'brand' },
  planned: { icon: IconCalendarCheck, kind: 'line' },
  relayed: { icon: IconCircleCheck, kind: 'plain' },
  ignored: { icon: IconEyeOff, kind: 'line' },
  gone: { icon: IconFileOff, kind: 'watch' },
  changed: { icon: IconAlertTriangle, kind: 'watch' },
};

/** One article: what it says, whether it is relayed and by what, and what can be done. */
export function ArticleRow({
  article,
  onPlan,
}: {
  article: Article;
  onPlan: ((article: Article) => void) | undefined;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const look = looks[article.state];
  const ignored = article.state === 'ignored';
  const ignore = useMutation({
    mutationFn: () => call(setArticle, { params: { territoryId, articleId: article.id }, body: { ignored: !ignored } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['articles', territoryId] }),
    onError: notify.failed,
  });
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.title}>
          <a href={article.url} target="_blank" rel="noreferrer">
            {article.title}
            <IconExternalLink size={14} stroke={1.75} aria-hidden="true" />
            <span className="vh">{t('relays.new_window')}</span>
          </a>
        </p>
        {article.summary && <p className={classes.summary}>{article.summary}</p>}
        <p className={classes.meta}>
          <Tag kind={look.kind} icon={<look.icon size={14} stroke={1.75} aria-hidden="true" />}>
            {t(`relays.state.${article.state}`)}
          </Tag>
          <time dateTime={article.publishedAt}>{format.moment(article.publishedAt, now)}</time>
        </p>
        {(article.state === 'gone' || article.state === 'changed') && (
          <p className={classes.note}>{t(`relays.why.${article.state}`)}</p>
        )}
        <Relays article={article} />
      </div>
      {onPlan && (
        <div className={classes.actions}>
          {article.state !== 'gone' && !ignored && (
            <Button size="xs" onClick={() => onPlan(article)}>
              {t(article.publications.length > 0 ? 'relays.plan.again' : 'relays.plan')}
              <span className="vh"> {article.title}</span>
            </Button>
          )}
          {(ignored || article.publications.length === 0) && (
            <Button size="xs" variant="subtle" loading={ignore.isPending} onClick={() => ignore.mutate()}>
              {t(ignored ? 'relays.take_up' : 'relays.ignore')}
              <span className="vh"> {article.title}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function Relays({ article }: { article: Article }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const { id } = useTerritory();
  if (article.publications.length === 0) return null;
  return (
    <ul className={classes.relays}>
      {article.publications.map((publication) => (
        <li key={publication.id}>
          <span className={classes.when}>
            {publication.dueAt
              ? `${format.date(publication.dueAt, article.publishedAt)}, ${format.hour(publication.dueAt)}`
              : t('calendar.undated.one')}
          </span>
          <Link to={`/t/${id}/publications/${publication.id}` as string}>
            {publication.title || t('calendar.untitled')}
          </Link>
          <PublicationStateTag state={publication.state as PublicationState} />
        </li>
      ))}
    </ul>
  );
}
