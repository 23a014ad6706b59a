import { type DeskRequest, getRequestAttachment } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { IconPaperclip } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { addressOf } from '../../shared/api.ts';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { weightWords } from '../media/media-words.tsx';
import { DueTag, PriorityTag, RequestStateTag } from './request-words.tsx';

/** What is asked, in the words of who asks, with its files and what looks like it. */
export function AskedPanel({ request }: { request: DeskRequest }) {
  const t = useWords();
  const format = useFormat();
  const { id: territoryId } = useTerritory();
  return (
    <Panel
      title={t('requests.asked')}
      end={
        <span className={classes.meta}>
          <PriorityTag priority={request.priority} />
          <DueTag dueAt={request.dueAt} overdue={request.overdue} />
          <RequestStateTag state={request.state} />
        </span>
      }
    >
      <div className={classes.gap}>
        <p className={classes.text} lang={request.lang}>
          {request.text}
        </p>
        {request.attachments.length > 0 && (
          <ul className={classes.tight} aria-label={t('requests.attachments')}>
            {request.attachments.map(({ id: attachmentId, name, bytes }) => (
              <li key={attachmentId} className={classes.meta}>
                <IconPaperclip size={16} stroke={1.75} aria-hidden="true" />
                <a
                  download
                  href={addressOf(getRequestAttachment, { territoryId, requestId: request.id, attachmentId })}
                >
                  {name}
                </a>
                <span>{weightWords(t, format, bytes)}</span>
              </li>
            ))}
          </ul>
        )}
        {request.similar.length > 0 && (
          <details className={classes.why}>
            <summary>{t('requests.similar', { count: request.similar.length })}</summary>
            <ul className={classes.tight}>
              {request.similar.map((other) => (
                <li key={other.id} className={classes.meta}>
                  <Link to={`/t/${territoryId}/demandes/${other.id}` as string}>{other.title}</Link>
                  <span className={classes.ref}>{other.ref}</span>
                  <RequestStateTag state={other.state} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  );
}
