import type { Conversation, DeskSettings } from '@beffroi/contracts';
import { ActionIcon } from '@mantine/core';
import { IconCheck, IconMoonStars, IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import { useCan, useSession, useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { deskSettingsQuery } from '../desk.queries.ts';
import classes from './answer.module.css';
import { AnswerBox } from './answer-box.tsx';
import { NoteBox } from './note-box.tsx';

/** Where one writes: to the person, or to colleagues. The two never look alike. */
export function AnswerPanel({
  conversation,
  tab,
  onTab,
  text,
  onText,
  way,
  onWay,
  to,
  onTo,
  inputRef,
  onSent,
  onAct,
}: {
  conversation: Conversation;
  tab: 'answer' | 'note';
  onTab: (tab: 'answer' | 'note') => void;
  text: string;
  onText: (text: string) => void;
  way: string | undefined;
  onWay: (way: string) => void;
  /** The message that is answered, when it is not the last one. */
  to: string | undefined;
  onTo: (messageId: string | undefined) => void;
  inputRef: Ref<HTMLTextAreaElement>;
  onSent: (after: Conversation) => void;
  onAct: (act: 'claim' | 'close' | 'snooze') => void;
}) {
  const t = useWords();
  const { id } = useTerritory();
  const settings: DeskSettings | undefined = useQuery(deskSettingsQuery(id)).data;
  const [open, setOpen] = useState(false);
  if (!useCan('desk.answer')) return <p className={classes.readOnly}>{t('desk.read_only')}</p>;
  return (
    <div className={`${classes.panel} ${tab === 'note' ? classes.noting : ''}`} data-open={open || text !== ''}>
      <div className={classes.tabs} role="group" aria-label={t('desk.write')}>
        {(['answer', 'note'] as const).map((each) => (
          <button key={each} type="button" aria-pressed={tab === each} onClick={() => onTab(each)}>
            {t(`desk.write.${each}`)}
          </button>
        ))}
        <ThumbActs conversation={conversation} onAct={onAct} />
      </div>
      {tab === 'note' ? (
        <NoteBox conversation={conversation} inputRef={inputRef} />
      ) : (
        <AnswerBox
          conversation={conversation}
          settings={settings}
          text={text}
          onText={onText}
          way={way}
          onWay={onWay}
          to={to}
          onTo={onTo}
          inputRef={inputRef}
          onFocus={() => setOpen(true)}
          onSent={onSent}
        />
      )}
    </div>
  );
}

/** On a phone, what one does most with a conversation is under the thumb. */
function ThumbActs({
  conversation,
  onAct,
}: {
  conversation: Conversation;
  onAct: (act: 'claim' | 'close' | 'snooze') => void;
}) {
  const t = useWords();
  const me = useSession().person?.id;
  const acts = [
    ...(conversation.assignee?.id === me ? [] : [['claim', IconUserCheck] as const]),
    ['snooze', IconMoonStars] as const,
    ...(conversation.state === 'closed' ? [] : [['close', IconCheck] as const]),
  ];
  return (
    <span className={classes.thumb}>
      {acts.map(([act, Icon]) => (
        <ActionIcon key={act} size={44} aria-label={t(`desk.do.${act}`)} onClick={() => onAct(act)}>
          <Icon size={22} stroke={1.75} />
        </ActionIcon>
      ))}
    </span>
  );
}
