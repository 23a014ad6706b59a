import type { Conversation, DeskMessage } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core';
import { IconDots, IconEyeOff, IconLock, IconShieldLock } from '@tabler/icons-react';
import { useCan } from '../../../shared/session.ts';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { Attachments, DeliveryLine, MessageText } from './message-parts.tsx';
import classes from './thread.module.css';
import { VeiledMessage } from './veiled-message.tsx';

export type MessageAct = 'moderate' | 'evidence' | 'answer' | 'private';

/** One message: theirs on the left, ours on the right, notes apart so that nobody takes one for an answer. */
export function MessageItem({
  message,
  conversation,
  splitting,
  taken,
  onTake,
  onAct,
  onStepBack,
  onGive,
}: {
  message: DeskMessage;
  conversation: Conversation;
  splitting: boolean;
  taken: boolean;
  onTake: () => void;
  onAct: (act: MessageAct) => void;
  onStepBack: () => void;
  onGive: (to: { id: string; name: string }) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const { direction } = message;
  const several = new Set(conversation.messagesOf.filter((each) => each.direction === 'in').map((each) => each.author));
  return (
    <li className={classes[direction]} data-message={message.id}>
      {splitting && (
        <Checkbox
          className={classes.take}
          checked={taken}
          onChange={onTake}
          aria-label={t('desk.split.take', { at: format.hour(message.at) })}
        />
      )}
      <div className={classes.bubbleRow}>
        {message.veiled ? (
          <VeiledMessage message={message} onStepBack={onStepBack} onGive={onGive} />
        ) : (
          <div className={classes.bubble}>
            {direction === 'note' && (
              <p className={classes.noteBy}>
                <IconLock size={14} stroke={1.75} aria-hidden="true" />
                {t('desk.note.by', { name: message.author })}
              </p>
            )}
            {direction === 'in' && several.size > 1 && <p className={classes.by}>{message.author}</p>}
            <MessageText text={message.text ?? ''} sensitive={message.sensitive} />
            <Attachments items={message.attachments} />
          </div>
        )}
        {direction === 'in' && <MessageMenu message={message} conversation={conversation} onAct={onAct} />}
      </div>
      {message.proposal && !message.hidden && <Proposal message={message} conversation={conversation} onAct={onAct} />}
      <p className={classes.foot}>
        {direction === 'out' && <span>{t('desk.out.by', { name: message.author })}</span>}
        {message.url ? (
          <a href={message.url} target="_blank" rel="noreferrer">
            <time dateTime={message.at}>{format.hour(message.at)}</time>
            <span className="vh"> {t('desk.message.see')}</span>
          </a>
        ) : (
          <time dateTime={message.at}>{format.hour(message.at)}</time>
        )}
        {message.edited && <span>{t('desk.message.edited')}</span>}
        {message.hidden && <Tag icon={<IconEyeOff aria-hidden="true" />}>{t('desk.message.hidden')}</Tag>}
        {message.deleted && <Tag icon={<IconEyeOff aria-hidden="true" />}>{t('desk.message.deleted')}</Tag>}
        {message.gone && !message.deleted && <Tag kind="line">{t('desk.message.gone')}</Tag>}
        {message.delivery && <DeliveryLine delivery={message.delivery} />}
      </p>
    </li>
  );
}

/** Words that should not stay in public: hide them and go on in private. */
function Proposal({
  message,
  conversation,
  onAct,
}: {
  message: DeskMessage;
  conversation: Conversation;
  onAct: (act: MessageAct) => void;
}) {
  const t = useWords();
  const { locale } = useFormat();
  const canModerate = useCan('desk.moderate');
  const inPrivate = conversation.ways.some((way) => way.way === 'private' && !way.closed);
  return (
    <div className={classes.proposal}>
      <IconShieldLock size={18} stroke={1.75} aria-hidden="true" />
      <div>
        <p>{message.proposal?.[locale]}</p>
        <p className={classes.proposalActs}>
          {canModerate && conversation.canHide && (
            <Button size="xs" onClick={() => onAct('moderate')}>
              {t('desk.do.hide')}
            </Button>
          )}
          {inPrivate && (
            <Button size="xs" variant="subtle" onClick={() => onAct('private')}>
              {t('desk.do.private')}
            </Button>
          )}
        </p>
      </div>
    </div>
  );
}

function MessageMenu({
  message,
  conversation,
  onAct,
}: {
  message: DeskMessage;
  conversation: Conversation;
  onAct: (act: MessageAct) => void;
}) {
  const t = useWords();
  const canModerate = useCan('desk.moderate');
  if (!useCan('desk.answer')) return null;
  const can = conversation.canHide || conversation.canDelete || conversation.canBlock;
  return (
    <Menu width={240}>
      <Menu.Target>
        <ActionIcon size={30} aria-label={t('desk.message.acts')} className={classes.messageMenu}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAct('answer')}>{t('desk.do.answer_this')}</Menu.Item>
        {canModerate && can && !message.deleted && (
          <Menu.Item onClick={() => onAct('moderate')}>{t('desk.do.moderate')}</Menu.Item>
        )}
        <Menu.Item onClick={() => onAct('evidence')}>{t('desk.do.evidence')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
