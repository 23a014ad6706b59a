import type { Conversation, DeskSettings } from '@beffroi/contracts';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import { useCan, useTerritory } from '../../../shared/session.ts';
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
  onSent: (then: 'waiting' | 'closed') => void;
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
