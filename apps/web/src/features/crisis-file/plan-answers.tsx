import type { Room } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconPencilPlus } from '@tabler/icons-react';
import { useState } from 'react';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './plan.module.css';
import { fillOption, type Plan, subjectOf } from './plan.rules.ts';
import { usePrepareAnswer } from './use-prepare-answer.ts';

/** Ways of answering: each tone with when it fits and a text to start from, with the hashtag that was chosen. */
export function PlanAnswers({ plan, room }: { plan: Plan; room: Room }) {
  const t = useWords();
  const [hashtag, setHashtag] = useState(plan.hashtags[0] ?? '');
  const [subject, setSubject] = useState(() => subjectOf(room.crisis.title));
  const names = plan.options.some(({ text }) => text.includes('{sujet}'));
  return (
    <div id="reponses">
      <Panel title={t('plan.answers')} flush>
        {(plan.hashtags.length > 0 || names) && (
          <div className={rows.inset}>
            {names && (
              <TextInput
                label={t('plan.subject')}
                description={t('plan.subject.hint')}
                maxLength={140}
                value={subject}
                onChange={(event) => setSubject(event.currentTarget.value)}
              />
            )}
            {plan.hashtags.length > 0 && (
              <div className={rows.tight}>
                <p className={rows.small} id="plan-hashtag">
                  {t('plan.hashtag')}
                </p>
                <div className={rows.chips} role="group" aria-labelledby="plan-hashtag">
                  {[...plan.hashtags, ''].map((each) => (
                    <button key={each} type="button" aria-pressed={hashtag === each} onClick={() => setHashtag(each)}>
                      {each || t('plan.hashtag.none')}
                    </button>
                  ))}
                </div>
              </div>
            )}
          </div>
        )}
        <ul>
          {plan.options.map((option) => (
            <Option key={option.key} option={option} room={room} hashtag={hashtag} subject={subject.trim()} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Option({
  option,
  room,
  hashtag,
  subject,
}: {
  option: Plan['options'][number];
  room: Room;
  hashtag: string;
  subject: string;
}) {
  const t = useWords();
  const { name } = useTerritory();
  const clipboard = useClipboard({ timeout: 3000 });
  const answer = usePrepareAnswer(room);
  const { text, missing } = fillOption(option.text, {
    territoire: name,
    sujet: subject,
    hashtag,
    lien: t('plan.link.missing'),
  });
  return (
    <li className={classes.option}>
      <h3 className={classes.title}>{option.tone}</h3>
      {option.when && <p className={rows.small}>{option.when}</p>}
      <p className={classes.quote}>{text}</p>
      {missing && <p className={rows.small}>{t('plan.link.hint')}</p>}
      <div className={classes.optionActs}>
        {answer.may && (
          <Button
            size="xs"
            loading={answer.pending}
            onClick={() => answer.start(text)}
            leftSection={<IconPencilPlus size={16} stroke={1.75} aria-hidden="true" />}
          >
            {t('plan.answer.from')}
            <span className="vh">{`, ${option.tone}`}</span>
          </Button>
        )}
        <Button
          size="xs"
          variant="subtle"
          onClick={() => clipboard.copy(text)}
          leftSection={
            clipboard.copied ? (
              <IconCheck size={16} stroke={1.75} aria-hidden="true" />
            ) : (
              <IconCopy size={16} stroke={1.75} aria-hidden="true" />
            )
          }
        >
          {t(clipboard.copied ? 'admin.copied' : 'admin.copy')}
          <span className="vh">{`, ${option.tone}`}</span>
        </Button>
      </div>
    </li>
  );
}
