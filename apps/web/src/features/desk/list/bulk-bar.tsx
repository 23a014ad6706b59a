import { ActionIcon, Button, CloseButton, Menu, Progress } from '@mantine/core';
import { IconCheck, IconDots, IconMessageReply, IconUserCheck, IconUserPlus } from '@tabler/icons-react';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import type { Acts } from '../use-acts.ts';
import classes from './list.module.css';

export type BulkAct = 'claim' | 'close' | 'assign' | 'snooze' | 'wait' | 'answer_many' | 'kind' | 'read' | 'release';

/** What can be done with the lines that are picked, how far it is, and which ones were refused. */
export function BulkBar({
  count,
  acts,
  onAct,
  onNone,
}: {
  count: number;
  acts: Acts;
  onAct: (act: BulkAct) => void;
  onNone: () => void;
}) {
  const t = useWords();
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <div className={classes.bulk} role="region" aria-label={t('desk.picked', { count })}>
      <p className={classes.bulkCount}>
        <CloseButton size="sm" aria-label={t('desk.pick.none')} onClick={onNone} />
        {t('desk.picked', { count })}
      </p>
      <div className={classes.bulkActs}>
        <Button size="xs" leftSection={<IconCheck {...icon} />} onClick={() => onAct('close')}>
          {t('desk.do.close')}
        </Button>
        <Button size="xs" leftSection={<IconUserCheck {...icon} />} onClick={() => onAct('claim')}>
          {t('desk.do.claim')}
        </Button>
        <Menu>
          <Menu.Target>
            <ActionIcon size={30} variant="default" aria-label={t('desk.acts')}>
              <IconDots {...icon} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconMessageReply {...icon} />} onClick={() => onAct('answer_many')}>
              {t('desk.do.answer_many')}
            </Menu.Item>
            <Menu.Item leftSection={<IconUserPlus {...icon} />} onClick={() => onAct('assign')}>
              {t('desk.do.assign')}
            </Menu.Item>
            {(['release', 'snooze', 'wait', 'kind', 'read'] as const).map((each) => (
              <Menu.Item key={each} onClick={() => onAct(each)}>
                {t(`desk.do.${each}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {acts.progress && (
        <div className={classes.progress} role="status">
          <Progress value={(100 * acts.progress.done) / acts.progress.of} aria-label={t('desk.progress')} />
          <p>{t('desk.progress.of', acts.progress)}</p>
        </div>
      )}
    </div>
  );
}

/** What an act could not do, line by line, until it is read. */
export function RefusedLines({ acts, nameOf }: { acts: Acts; nameOf: (id: string) => string }) {
  const t = useWords();
  const format = useFormat();
  if (acts.refused.length === 0) return null;
  return (
    <div className={classes.refused} role="alert">
      <p>
        <b>{t('desk.refused', { count: acts.refused.length })}</b>
      </p>
      <ul>
        {acts.refused.map(({ id, message }) => (
          <li key={id}>
            {nameOf(id)} {message[format.locale]}
          </li>
        ))}
      </ul>
      <Button size="compact-sm" onClick={acts.forgetRefused}>
        {t('common.close')}
      </Button>
    </div>
  );
}
