import type { Conversation } from '@beffroi/contracts';
import { IconHistory, IconMessages, IconPuzzle, IconSpeakerphone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTerritory } from '../../../shared/session.ts';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import type { DeskSearch } from '../desk-search.ts';
import classes from './thread.module.css';

/** What is to know before one reads: what is missing, under which post, earlier exchanges. No opinion on anybody. */
export function ThreadContext({ conversation, search }: { conversation: Conversation; search: DeskSearch }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  const { id: territoryId } = useTerritory();
  const { incomplete, publication, earlier, around } = conversation;
  return (
    <>
      {incomplete && (
        <p className={classes.incomplete}>
          <IconPuzzle size={18} stroke={1.75} aria-hidden="true" />
          {incomplete[format.locale]}
        </p>
      )}
      {publication && (
        <p className={classes.context}>
          <IconSpeakerphone size={17} stroke={1.75} aria-hidden="true" />
          <span>
            {t.rich('desk.under', {
              title: publication.title,
              post: postTag(`/t/${territoryId}/publications/${publication.id}`),
            })}
          </span>
        </p>
      )}
      {around.length > 0 && (
        <details className={classes.earlier}>
          <summary>
            <IconMessages size={17} stroke={1.75} aria-hidden="true" />
            {t('desk.around', { count: around.length })}
          </summary>
          <ul>
            {around.map((each) => (
              <li key={each.id}>
                <Link to={`/t/${territoryId}/guichet/${each.id}` as string} search={search as never}>
                  {each.author}
                </Link>
                <span className={classes.aroundText}>{each.excerpt[format.locale]}</span>
                <span>
                  {format.moment(each.at, now)}, {t(`desk.state.${each.state}`)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>
            <IconHistory size={17} stroke={1.75} aria-hidden="true" />
            {t('desk.earlier', { count: earlier.length })}
          </summary>
          <ul>
            {earlier.map((each) => (
              <li key={each.id}>
                <Link to={`/t/${territoryId}/guichet/${each.id}` as string} search={search as never}>
                  {each.subject || t('desk.earlier.untitled')}
                </Link>
                <span>
                  {format.moment(each.lastAt, now)}, {t(`desk.state.${each.state}`)}
                </span>
              </li>
            ))}
            <li>
              <Link
                to={`/t/${territoryId}/guichet` as string}
                search={{ auteur_de: conversation.id, etat: undefined } as never}
              >
                {t('desk.earlier.all')}
              </Link>
            </li>
          </ul>
        </details>
      )}
    </>
  );
}

/** The publication as a tag of a message: `<post>…</post>`. */
function postTag(to: string) {
  return (chunks: ReactNode[]) => (
    <Link key="post" to={to}>
      {chunks}
    </Link>
  );
}

/** What was done with it, by whom, and why it stands where it stands in the list. */
export function ThreadTrail({ conversation }: { conversation: Conversation }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <details className={classes.trail}>
      <summary>{t('desk.trail', { count: conversation.acts.length })}</summary>
      {conversation.needBecause.length > 0 && (
        <p>{t('desk.need', { because: conversation.needBecause.map((each) => each[format.locale]).join(' ; ') })}</p>
      )}
      <ol>
        {conversation.acts.map((act, index) => (
          <li key={index}>
            <time dateTime={act.at}>{format.moment(act.at, now)}</time> {act.sentence[format.locale]}
          </li>
        ))}
      </ol>
    </details>
  );
}
