import type { DeskRequest } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { Link } from '@tanstack/react-router';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { whereName } from './where-words.ts';

/** Everybody who asks the same, each where they wrote. */
export function ConversationsPanel({ request: { conversationsOf } }: { request: DeskRequest }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const opens = useCan('desk.read');
  const nameOf = (author: string) => author || t('requests.conversations.somebody');
  return (
    <Panel title={t('requests.conversations', { count: conversationsOf.length })} flush>
      <ul>
        {conversationsOf.map((conversation) => (
          <li key={conversation.id} className={classes.row}>
            <div className={classes.words}>
              <p className={classes.title}>
                {opens ? (
                  <Link to={`/t/${id}/guichet/${conversation.id}` as string}>{nameOf(conversation.author)}</Link>
                ) : (
                  nameOf(conversation.author)
                )}
              </p>
              <p className={classes.clip}>{conversation.excerpt}</p>
              <p className={classes.meta}>
                <span>{whereName(t, conversation.network)}</span>
                <time dateTime={conversation.at}>{format.moment(conversation.at, now)}</time>
              </p>
            </div>
            <Tag kind={conversation.answered ? 'calm' : 'watch'}>
              {t(conversation.answered ? 'requests.conversations.answered' : 'requests.conversations.waiting')}
            </Tag>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
