import { type Conversation, messageKinds } from '@beffroi/contracts';
import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowLeft,
  IconCheck,
  IconDots,
  IconEye,
  IconPencil,
  IconRotate,
  IconTicket,
  IconUserCheck,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCan, useSession, useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import type { DeskSearch } from '../desk-search.ts';
import { placeSentence } from '../place-words.ts';
import classes from './thread.module.css';

export type ThreadAct =
  | 'claim'
  | 'release'
  | 'close'
  | 'reopen'
  | 'wait'
  | 'snooze'
  | 'assign'
  | 'follow'
  | 'unread'
  | 'merge'
  | 'split'
  | 'moderate'
  | 'request'
  | 'personal_data';

/** Who writes, by what, who has it and who looks; with what can be done with the whole of it. */
export function ThreadHead({
  conversation,
  search,
  onAct,
  onKind,
}: {
  conversation: Conversation;
  search: DeskSearch;
  onAct: (act: ThreadAct) => void;
  onKind: (kind: Conversation['triage']['kind']) => void;
}) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const me = useSession().person?.id;
  const canAnswer = useCan('desk.answer');
  const mine = conversation.assignee?.id === me;
  const closed = conversation.state === 'closed';
  const name = conversation.author || t('common.unknown_author');
  const where = [placeSentence(t, conversation), conversation.channelName, conversation.about.place].filter(
    (each, index, all) => each && all.indexOf(each) === index,
  );
  return (
    <div className={classes.head}>
      <Link
        to={`/t/${territoryId}/guichet` as string}
        search={{ ...search, volet: undefined } as never}
        className={classes.back}
        aria-label={t('desk.back')}
      >
        <IconArrowLeft size={20} stroke={1.75} aria-hidden="true" />
      </Link>
      <span className={classes.avatar} aria-hidden="true">
        {initials(name)}
      </span>
      <div className={classes.who}>
        <h2>{name}</h2>
        <p className={classes.meta}>{where.join(', ')}</p>
        {conversation.title && conversation.subject && <p className={classes.subject}>{conversation.subject}</p>}
        <p className={classes.meta}>
          <KindMenu conversation={conversation} onKind={onKind} />
          {conversation.assignee && (
            <span className={classes.has}>
              <IconUserCheck size={15} stroke={1.75} aria-hidden="true" />
              {mine ? t('desk.mine') : t('desk.has', { name: conversation.assignee.name })}
            </span>
          )}
        </p>
      </div>
      <div className={classes.acts}>
        <Link
          to="."
          search={{ ...search, volet: 'demande' } as never}
          className={classes.toRequest}
          aria-label={t('desk.to_request')}
        >
          <IconTicket size={18} stroke={1.75} aria-hidden="true" />
          <span>{conversation.requestRef ?? t('desk.request.short')}</span>
        </Link>
        {canAnswer && !mine && !closed && (
          <Button size="xs" onClick={() => onAct('claim')} className={classes.wide}>
            {t('desk.do.claim')}
          </Button>
        )}
        {canAnswer && (
          <Button
            size="xs"
            className={classes.wide}
            leftSection={
              closed ? (
                <IconRotate size={16} stroke={1.75} aria-hidden="true" />
              ) : (
                <IconCheck size={16} stroke={1.75} aria-hidden="true" />
              )
            }
            onClick={() => onAct(closed ? 'reopen' : 'close')}
          >
            {t(closed ? 'desk.do.reopen' : 'desk.do.close')}
          </Button>
        )}
        {canAnswer && <MoreMenu conversation={conversation} mine={mine} closed={closed} onAct={onAct} />}
      </div>
    </div>
  );
}

function MoreMenu({
  conversation,
  mine,
  closed,
  onAct,
}: {
  conversation: Conversation;
  mine: boolean;
  closed: boolean;
  onAct: (act: ThreadAct) => void;
}) {
  const t = useWords();
  const canModerate = useCan('desk.moderate');
  const canErase = useCan('requests.erase');
  const { canHide, canDelete, canBlock } = conversation;
  const acts: ThreadAct[] = [
    closed ? 'reopen' : 'close',
    mine ? 'release' : 'claim',
    'assign',
    'snooze',
    'wait',
    'follow',
    'unread',
    ...(conversation.earlier.length > 0 ? (['merge'] as const) : []),
    ...(conversation.messagesOf.length > 1 ? (['split'] as const) : []),
    ...(canModerate && (canHide || canDelete || canBlock) ? (['moderate'] as const) : []),
    ...(canErase ? (['personal_data'] as const) : []),
  ];
  return (
    <Menu width={250}>
      <Menu.Target>
        <ActionIcon aria-label={t('desk.acts')}>
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act} onClick={() => onAct(act)}>
            {t(`desk.do.${act}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What the message is held to be, by which words, and one gesture to say that it is something else. */
function KindMenu({
  conversation,
  onKind,
}: {
  conversation: Conversation;
  onKind: (kind: Conversation['triage']['kind']) => void;
}) {
  const t = useWords();
  const canAnswer = useCan('desk.answer');
  const { triage } = conversation;
  const doubtful = !triage.corrected && triage.confidence < 0.6;
  const words = `${t(`desk.triage.${triage.kind}`)}${doubtful ? ` ${t('desk.doubt')}` : ''}`;
  if (!canAnswer) return <span>{words}</span>;
  const because = conversation.because
    .filter((each) => each.weight > 0)
    .slice(0, 4)
    .map((each) => t('desk.quoted', { words: each.word }));
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes.kind}
          leftSection={<IconPencil size={14} stroke={1.75} aria-hidden="true" />}
          aria-label={t('desk.kind.correct', { kind: words })}
        >
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {because.length > 0 && !triage.corrected && (
          <Menu.Label>{t('desk.kind.because', { words: because.join(', ') })}</Menu.Label>
        )}
        {messageKinds.map((kind) => (
          <Menu.Item key={kind} disabled={kind === triage.kind} onClick={() => onKind(kind)}>
            {t(`desk.triage.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Two people on one message see each other. */
export function Present({ conversation }: { conversation: Conversation }) {
  const t = useWords();
  const me = useSession().person?.id;
  const others = conversation.present.filter((person) => person.id !== me);
  const writing = others.filter((person) => person.writing).map((person) => person.name);
  const looking = others.filter((person) => !person.writing).map((person) => person.name);
  return (
    <p role="status" className={others.length > 0 ? classes.present : undefined}>
      {others.length > 0 && <IconEye size={15} stroke={1.75} aria-hidden="true" />}
      {[
        writing.length > 0 && t('desk.writing', { names: writing.join(', '), count: writing.length }),
        looking.length > 0 && t('desk.looking', { names: looking.join(', '), count: looking.length }),
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  );
}

function initials(name: string): string {
  return name
    .replace(/^@/, '')
    .split(/[\s._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('');
}
