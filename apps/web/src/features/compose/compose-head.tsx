import type { Draft, Publication } from '@beffroi/contracts';
import { PublicationStateTag } from '../../shared/publishing/publication-state.tsx';
import { IconBellRinging, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { openCrisesQuery } from '../../shared/crisis/crisis.queries.ts';
import { usePage } from '../../shared/page.ts';
import { firstWords } from '../../shared/publishing/content.rules.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { alarmQuery } from './compose.queries.ts';
import classes from './compose.module.css';

/** What it is called, what it answers, and what can be done with it. */
export function ComposeHead({
  draft,
  publication,
  onTitle,
  actions,
}: {
  draft: Draft;
  publication: Publication | undefined;
  onTitle: (title: string) => void;
  actions: ReactNode;
}) {
  const t = useWords();
  const { id } = useTerritory();
  const title = draft.title.trim() || firstWords(draft.content.parts[0]?.text ?? '') || t('compose.page');
  usePage(title);
  return (
    <div className={classes.head}>
      <div className={classes.headWords}>
        <p className={classes.over}>
          {draft.crisisId ? (
            <CrisisLine crisisId={draft.crisisId} />
          ) : draft.alarmId ? (
            <AlarmLine alarmId={draft.alarmId} />
          ) : draft.corrects ? (
            <Link to={`/t/${id}/publications/${draft.corrects}` as string}>{t('compose.corrects')}</Link>
          ) : draft.articleId ? (
            <Link to={`/t/${id}/relais` as string}>{t('compose.article')}</Link>
          ) : (
            t('compose.over')
          )}
          {publication && publication.state !== 'draft' && <PublicationStateTag state={publication.state} />}
        </p>
        <h1 className="vh">{title}</h1>
        <textarea
          rows={1}
          className={classes.title}
          aria-label={t('compose.title')}
          placeholder={t('compose.title.placeholder')}
          maxLength={200}
          value={draft.title}
          onChange={(event) => onTitle(event.currentTarget.value.replaceAll('\n', ' '))}
          onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && !event.metaKey && event.preventDefault()}
        />
        {publication?.reason && (publication.state === 'changes_requested' || publication.state === 'refused') && (
          <p className={classes.reason}>{publication.reason}</p>
        )}
      </div>
      <div className={classes.headActions}>{actions}</div>
    </div>
  );
}

function CrisisLine({ crisisId }: { crisisId: string }) {
  const t = useWords();
  const { id } = useTerritory();
  const open = useQuery({ ...openCrisesQuery(id), enabled: useCan('crisis.read') }).data?.items;
  const name = open?.find((crisis) => crisis.id === crisisId)?.title ?? '';
  return (
    <Link to={`/t/${id}/crises/${crisisId}` as string} className={classes.alarm}>
      <IconUsersGroup size={15} stroke={1.75} aria-hidden="true" />
      {t('compose.crisis', { name, known: name ? 'yes' : 'no' })}
    </Link>
  );
}

function AlarmLine({ alarmId }: { alarmId: string }) {
  const t = useWords();
  const { id } = useTerritory();
  const alarm = useQuery(alarmQuery(id, alarmId)).data?.alarm;
  const name = alarm?.storyTitle ?? alarm?.watchName ?? alarm?.sourceName ?? '';
  return (
    <Link to={`/t/${id}/alertes/${alarmId}` as string} className={classes.alarm}>
      <IconBellRinging size={15} stroke={1.75} aria-hidden="true" />
      {t('compose.alarm', { name, known: name ? 'yes' : 'no' })}
    </Link>
  );
}
