import type { AfterAction } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './report.module.css';

/** What the territory said in public, word for word, in its order. */
export function SaidPanel({ report: { said, figures } }: { report: AfterAction }) {
  const t = useWords();
  const { number } = useTerritoryFormat();
  return (
    <Panel title={t('crisisReport.said')} flush={said.length === 0}>
      {said.length === 0 ? (
        <EmptyState>{t('crisisReport.said.none')}</EmptyState>
      ) : (
        <ol className={classes.said}>
          {said.map((each) => (
            <Said key={each.publicationId} said={each} />
          ))}
        </ol>
      )}
      {figures.replies > 0 && (
        <p className={classes.small}>
          {t('crisisReport.replies', { count: figures.replies, number: number(figures.replies) })}
        </p>
      )}
    </Panel>
  );
}

function Said({ said: { publicationId, title, text, at, networks, urls } }: { said: AfterAction['said'][number] }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { id } = useTerritory();
  const canRead = useCan('publishing.read');
  return (
    <li>
      <p className={classes.saidHead}>
        <time dateTime={at}>{format.moment(at, now)}</time>
        {canRead ? <Link to={`/t/${id}/publications/${publicationId}` as string}>{title}</Link> : <b>{title}</b>}
      </p>
      <blockquote>{text}</blockquote>
      <p className={classes.meta}>
        <span>
          {networks.map((network) => (
            <NetworkIcon key={network} network={network} size={15} />
          ))}
        </span>
        {urls.map((url, index) => (
          <a key={url} href={url} target="_blank" rel="noreferrer">
            {t('crisisReport.online', { number: urls.length > 1 ? ` ${index + 1}` : '' })}
            <IconExternalLink size={14} stroke={1.75} aria-hidden="true" />
            <span className="vh">{t('mandates.new_window')}</span>
          </a>
        ))}
      </p>
    </li>
  );
}
